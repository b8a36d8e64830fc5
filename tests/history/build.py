"""Builds a repository with the history of one plan: a year and more of an intranet team at work.

`python tests/history/build.py FOLDER` makes it to be looked at; test_history.py tells what each commit brings.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

START = {
    "plan/plan.yaml": """\
plankit: 1

plan:
  title: Intranet plan
  organization: Vesterholt
  intranet: {name: Veste, url: "https://veste.example.org"}
  language: en
  status: adopted
  adopted: {by: steering-group, on: 2026-01-08}
  owner: intranet-manager
  review: {every: 12 months, last: 2026-01-08}
  not_yet: [strategy, monitoring, support, training, roadmap]

checks:
  rules:
    person-instead-of-role: off
    policy-not-published: off
    policy-without-levers: off
    role-not-in-job-description: off
    role-without-hours: off
""",
    "plan/people.yaml": """\
people:
  anna: {name: Anna de Wit, unit: communications}
  bert: {name: Bert Smit, unit: communications}
  carla: {name: Carla Vos, unit: hr}
  dirk: {name: Dirk Jansen, unit: it}
  eva: {name: Eva Mulder, unit: communications}
  frank: {name: Frank Bos}

units:
  communications: {title: Communications, head: anna}
  hr: {title: HR, head: carla}
  it: {title: IT, head: dirk}
""",
    "plan/roles.yaml": """\
roles:
  intranet-manager:
    title: Intranet manager
    holders: [anna]
    deputies: [bert]
    critical: true
  editor:
    title: Editor
    holders: [bert]
  community-manager:
    title: Community manager
    holders: [eva]
  administrator:
    title: Administrator
    holders: [dirk]
""",
    "plan/responsibilities.yaml": """\
responsibilities:
  write-news:
    title: Write the news
    owner: editor
  check-content:
    title: Check the content
    owner: editor
  keep-groups:
    title: Keep the groups in order
    owner: community-manager
  give-access:
    title: Give people access
    owner: administrator
  keep-plan:
    title: Keep this plan up to date
    owner: intranet-manager
""",
    "plan/ownership.yaml": """\
ownership:
  sponsor: frank
  product_owner: intranet-manager
  bodies:
    steering-group:
      title: Steering group
      kind: steering
      mandate: Decides on money and on what the intranet is for
      chair: frank
      seats: [frank, anna, carla]
      meets: quarterly
    editorial-board:
      title: Editorial board
      kind: editorial
      mandate: Settles what is news
      chair: bert
      seats: [bert, eva, carla]
      meets: monthly
      reports_to: steering-group
    web-team:
      title: Web team
      kind: team
      mandate: Keeps the pages in order
      chair: eva
      seats: [eva, carla]
      meets: monthly
      reports_to: steering-group
  decisions:
    new-group:
      title: Open a new group
      decides: community-manager
      escalates_to: intranet-manager
    new-section:
      title: Open a new section
      decides: editor
      escalates_to: intranet-manager
""",
    "plan/policies.yaml": """\
policies:
  posting:
    title: Posting
    kind: guideline
    owner: editor
    checked_by: intranet-manager
    review: {every: 12 months, last: 2026-01-05}
  groups:
    title: Groups
    kind: guideline
    owner: community-manager
    checked_by: intranet-manager
    review: {every: 12 months, last: 2025-12-01}
""",
    "plan/content.yaml": """\
content:
  default_owner: editor
  areas:
    news: {title: News, url: /news, owner: editor, review: {every: 6 months, last: 2026-01-05}}
    hr-pages: {title: HR pages, url: /hr, owner: carla, review: {every: 12 months, last: 2026-01-05}}
    help: {title: Help, url: /help, owner: administrator, review: {every: 12 months, last: 2026-01-05}}
""",
}

REFORMATTED = """\
# Who answers for what. The owner is one role, and one only.
responsibilities:
  keep-plan: {title: Keep this plan up to date, owner: intranet-manager}
  give-access: {title: Give people access, owner: administrator}
  keep-groups: {title: Keep the groups in order, owner: community-manager}
  answer-questions: {title: Answer questions, owner: community-manager}
  write-news: {title: 'Write the news', owner: "editor"}
  check-content: {title: Check the content, owner: editor}
"""
NEWS = """\
responsibilities:
  write-news:
    title: Write the news
    owner: editor
  check-content:
    title: Check the content
    owner: editor
"""
REST = """\
responsibilities:
  keep-plan: {title: Keep this plan up to date, owner: intranet-manager}
  keep-groups: {title: Keep the groups in order, owner: community-manager}
  give-access: {title: Give people access, owner: administrator}
  answer-questions: {title: Answer questions, owner: community-manager}
"""
PEOPLE = """\
id,name,unit,from,until
anna,Anna de Wit,communications,,
bert,Bert Smit,communications,,
carla,Carla Vos,hr,,
eva,Eva Mulder,communications,,
frank,Frank Bos,,,
gita,Gita Raman,communications,,
hugo,Hugo Peters,it,2026-05-15,
"""
UNITS = """\
units:
  communications: {title: Communications, head: anna}
  hr: {title: HR, head: carla}
  it: {title: IT, head: hugo}
"""
COUNCIL = """\
    content-council:
      title: Content council
      kind: editorial
      mandate: Settles what is news, and keeps the pages in order
      seats: [bert, eva, carla, gita]
      meets: monthly
      reports_to: steering-group
"""


class Step(NamedTuple):
    """One commit: its day, what is said of it, and what it does to the files."""

    day: str
    title: str
    edits: tuple[tuple[str, ...], ...]


def edit(file: str, old: str, new: str) -> tuple[str, ...]:
    """Other words in the place of some that stand in a file once."""
    return ("edit", file, old, new)


def every(old: str, new: str) -> tuple[str, ...]:
    """Other words wherever these stand in the plan."""
    return ("every", old, new)


def write(file: str, text: str) -> tuple[str, ...]:
    """A file with this text, whatever stood in it."""
    return ("write", file, text)


def move(old: str, new: str) -> tuple[str, ...]:
    """A file or folder in another place."""
    return ("move", old, new)


def remove(file: str) -> tuple[str, ...]:
    """A file taken away."""
    return ("remove", file)


P, R, D, O, K, C, F = (
    f"plan/{name}.yaml" for name in ("people", "roles", "responsibilities", "ownership", "policies", "content", "plan")
)
HERE = "documents/intranet"
DUTIES = """\
responsibilities:
  answer-questions: {title: Answer questions, owner: community-manager}
  check-content: {title: Check the content, owner: page-editor}
  give-access: {title: Give people access, owner: administrator}
  keep-groups: {title: Keep the groups in order, owner: community-manager}
  keep-plan: {title: Keep this plan up to date, owner: intranet-manager}
  measure: {title: Measure what is read, owner: intranet-manager}
  translate-news: {title: Translate the news, owner: translator}
  write-news: {title: Write the news, owner: news-editor}
"""
BOARD = START[O][START[O].index("    editorial-board:") : START[O].index("    web-team:")]
TEAM = START[O][START[O].index("    web-team:") : START[O].index("  decisions:")]
EDITOR = "  editor:\n    title: Editor\n    holders: [bert]\n    critical: true\n"
SPLIT = (
    "  news-editor:\n    title: News editor\n    holders: [bert]\n    deputies: [eva]\n    critical: true\n"
    "  page-editor:\n    title: Page editor\n    holders: [gita]\n    critical: true\n"
)

HISTORY = (
    Step(
        "2026-01-19",
        "Dirk leaves at the end of May",
        (edit(P, "dirk: {name: Dirk Jansen, unit: it}", "dirk: {name: Dirk Jansen, unit: it, until: 2026-05-31}"),),
    ),
    Step(
        "2026-02-02",
        "Gita joins; somebody will have to answer questions",
        (
            edit(P, "  frank:", "  gita: {name: Gita Raman, unit: communications}\n  frank:"),
            edit(D, "  keep-plan:", "  answer-questions:\n    title: Answer questions\n  keep-plan:"),
        ),
    ),
    Step(
        "2026-02-09",
        "The help desk answers questions",
        (edit(D, "    title: Answer questions\n", "    title: Answer questions\n    owner: help-desk\n"),),
    ),
    Step(
        "2026-02-10",
        "There is no help desk yet, Eva's role does it",
        (edit(D, "owner: help-desk", "owner: community-manager"),),
    ),
    Step("2026-03-16", "Responsibilities on a line each, in another order", (write(D, REFORMATTED),)),
    Step(
        "2026-03-23",
        "Responsibilities in a folder, a file for the news",
        (remove(D), write("plan/duties/news.yaml", NEWS), write("plan/duties/rest.yaml", REST)),
    ),
    Step(
        "2026-04-07",
        "The pages of IT are the administrator's as well",
        (
            edit(
                C,
                "    help:",
                "    it-pages: {title: IT pages, url: /it, owner: administrator, review: {every: 12 months, last: 2026-04-01}}\n    help:",
            ),
        ),
    ),
    Step(
        "2026-04-20",
        "Hugo follows Dirk",
        (
            edit(P, "  frank:", "  hugo: {name: Hugo Peters, unit: it, from: 2026-05-15}\n  frank:"),
            edit(R, "holders: [dirk]", "holders:\n      - dirk\n      - {person: hugo, from: 2026-06-01}"),
        ),
    ),
    Step(
        "2026-06-02",
        "Dirk has left",
        (edit(P, "  dirk: {name: Dirk Jansen, unit: it, until: 2026-05-31}\n", ""),),
    ),
    Step(
        "2026-06-03",
        "Dirk out of everything",
        (
            edit(R, "holders:\n      - dirk\n      - {person: hugo, from: 2026-06-01}", "holders: [hugo]"),
            edit(P, "head: dirk", "head: hugo"),
        ),
    ),
    Step(
        "2026-06-08",
        "Without an editor nothing works",
        (edit(R, "    holders: [bert]\n", "    holders: [bert]\n    critical: true\n"),),
    ),
    Step(
        "2026-06-15",
        "The editor is called content editor",
        (
            edit(R, "  editor:\n    title: Editor", "  content-editor:\n    title: Content editor"),
            every("owner: editor", "owner: content-editor"),
            every("decides: editor", "decides: content-editor"),
        ),
    ),
    Step(
        "2026-06-22",
        "An editor for the news and one for the pages",
        (
            edit(R, EDITOR.replace("editor:", "content-editor:").replace("Editor", "Content editor"), SPLIT),
            every("owner: content-editor", "owner: news-editor"),
            every("decides: content-editor", "decides: page-editor"),
            edit(
                "plan/duties/news.yaml",
                "  check-content:\n    title: Check the content\n    owner: news-editor",
                "  check-content:\n    title: Check the content\n    owner: page-editor",
            ),
        ),
    ),
    Step(
        "2026-06-29",
        "Bert stands in for Gita",
        (
            edit(
                R,
                "    holders: [gita]\n    critical: true\n",
                "    holders: [gita]\n    deputies: [bert]\n    critical: true\n",
            ),
        ),
    ),
    Step("2026-07-07", "Titles as people say them", (edit(R, "title: Administrator", "title: System administrator"),)),
    Step(
        "2026-07-13",
        "News pages looked at; a policy on sharing takes the place of that on posting",
        (
            edit(C, "{every: 6 months, last: 2026-01-05}", "{every: 6 months, last: 2026-07-10}"),
            edit(
                K,
                "  groups:",
                "  sharing:\n    title: Posting and sharing\n    kind: guideline\n    owner: news-editor\n"
                "    checked_by: intranet-manager\n    replaces: [posting]\n    effective: 2026-07-13\n"
                "    review: {every: 12 months, last: 2026-07-13}\n  groups:",
            ),
        ),
    ),
    Step(
        "2026-07-14",
        "The old policy no longer holds",
        (edit(K, "    title: Posting\n", "    title: Posting\n    status: superseded\n"),),
    ),
    Step(
        "2026-08-03",
        "Old policies out",
        (
            edit(
                K,
                "  posting:\n    title: Posting\n    status: superseded\n    kind: guideline\n    owner: news-editor\n"
                "    checked_by: intranet-manager\n    review: {every: 12 months, last: 2026-01-05}\n",
                "",
            ),
        ),
    ),
    Step("2026-08-04", "Nothing is replaced any more", (edit(K, "    replaces: [posting]\n", ""),)),
    Step(
        "2026-08-10",
        "Bert and Eva give up their chairs",
        (edit(O, "      chair: bert\n", ""), edit(O, "      chair: eva\n", "")),
    ),
    Step(
        "2026-08-17",
        "Editorial board and web team become one council",
        (
            edit(O, BOARD.replace("      chair: bert\n", ""), COUNCIL),
            edit(O, TEAM.replace("      chair: eva\n", ""), ""),
        ),
    ),
    Step(
        "2026-08-24",
        "Gita takes the chair",
        (
            edit(
                O,
                "      seats: [bert, eva, carla, gita]\n",
                "      chair: gita\n      seats: [bert, eva, carla, gita]\n",
            ),
        ),
    ),
    Step(
        "2026-08-31",
        "A role for a translator",
        (edit(R, "  administrator:", "  translator: {title: Translator}\n  administrator:"),),
    ),
    Step(
        "2026-09-07",
        "The translator translates the news",
        (
            write(
                "plan/duties/translate.yaml",
                "responsibilities:\n  translate-news: {title: Translate the news, owner: translator}\n",
            ),
        ),
    ),
    Step(
        "2026-09-08",
        "Until October nobody can be had",
        (
            edit(
                F,
                "  rules:\n",
                "  waivers:\n    - rule: unfilled-owner\n      at: responsibilities.translate-news\n"
                "      reason: The post is advertised in October\n      approved_by: frank\n      until: 2026-10-31\n  rules:\n",
            ),
        ),
    ),
    Step(
        "2026-09-14",
        "A better title",
        (edit("plan/duties/rest.yaml", "title: Answer questions", "title: Answer colleagues"),),
    ),
    Step(
        "2026-11-02",
        "And a still better one",
        (edit("plan/duties/rest.yaml", "title: Answer colleagues", "title: Answer our colleagues"),),
    ),
    Step(
        "2026-11-03",
        "Gita translates; the waiver may go",
        (
            edit(R, "translator: {title: Translator}", "translator: {title: Translator, holders: [gita]}"),
            edit(
                F,
                "  waivers:\n    - rule: unfilled-owner\n      at: responsibilities.translate-news\n"
                "      reason: The post is advertised in October\n      approved_by: frank\n      until: 2026-10-31\n",
                "",
            ),
        ),
    ),
    Step(
        "2026-11-09",
        "The people come from a list",
        (
            edit(F, "  not_yet:", "  people_from: people.csv\n  not_yet:"),
            write("plan/people.csv", PEOPLE),
            write(P, UNITS),
        ),
    ),
    Step(
        "2026-11-10",
        "Eva leaves in November",
        (edit("plan/people.csv", "eva,Eva Mulder,communications,,", "eva,Eva Mulder,communications,,2026-11-20"),),
    ),
    Step("2026-11-16", "The plan in the folder of all documents", (move("plan", HERE),)),
    Step(
        "2026-11-21", "A third title", (edit(f"{HERE}/duties/rest.yaml", "Answer our colleagues", "Answer questions"),)
    ),
    Step(
        "2026-11-23",
        "Ivo follows Eva",
        (
            edit(f"{HERE}/people.csv", "hugo,", "ivo,Ivo Kamp,communications,2026-11-23,\nhugo,"),
            edit(f"{HERE}/roles.yaml", "holders: [eva]", "holders: [eva, ivo]"),
        ),
    ),
    Step(
        "2026-11-24",
        "Eva out of the roles",
        (
            edit(f"{HERE}/roles.yaml", "holders: [eva, ivo]", "holders: [ivo]"),
            edit(f"{HERE}/roles.yaml", "deputies: [eva]", "deputies: [ivo]"),
        ),
    ),
    Step(
        "2026-11-25",
        "The steering group decides",
        (edit(f"{HERE}/ownership.yaml", "title: Steering group", "title: Steering group: decides"),),
    ),
    Step(
        "2026-11-26",
        "Somebody should measure something",
        (edit(f"{HERE}/duties/rest.yaml", "  keep-plan:", "  measure: {title: Measure what is read}\n  keep-plan:"),),
    ),
    Step(
        "2026-11-27",
        "The file can be read again",
        (edit(f"{HERE}/ownership.yaml", "title: Steering group: decides", "title: Steering group"),),
    ),
    Step(
        "2026-11-30",
        "Anna's role measures",
        (
            edit(
                f"{HERE}/duties/rest.yaml",
                "{title: Measure what is read}",
                "{title: Measure what is read, ownr: intranet-manager}",
            ),
        ),
    ),
    Step("2026-12-01", "A slip of the pen", (edit(f"{HERE}/duties/rest.yaml", "ownr:", "owner:"),)),
    Step(
        "2026-12-02",
        "Policies that nobody looks at are no policies",
        (edit(f"{HERE}/plan.yaml", "  rules:\n", "  rules:\n    policy-review-overdue: error\n"),),
    ),
    Step(
        "2026-12-03",
        "The rules on groups looked at",
        (edit(f"{HERE}/policies.yaml", "last: 2025-12-01", "last: 2026-12-03"),),
    ),
    Step(
        "2026-12-07",
        "Eva's seat stays empty for a while",
        (
            edit(
                f"{HERE}/ownership.yaml",
                "      seats: [bert, eva, carla, gita]",
                "      # plankit: ignore[vacant-seat] The council decides in January who takes it\n      seats: [bert, eva, carla, gita]",
            ),
        ),
    ),
    Step(
        "2026-12-08",
        "Ivo takes it",
        (edit(f"{HERE}/ownership.yaml", "[bert, eva, carla, gita]", "[bert, ivo, carla, gita]"),),
    ),
    Step(
        "2026-12-09",
        "The comment may go",
        (
            edit(
                f"{HERE}/ownership.yaml",
                "      # plankit: ignore[vacant-seat] The council decides in January who takes it\n",
                "",
            ),
        ),
    ),
    Step(
        "2026-12-14",
        "HR becomes a part of Communications",
        (edit(f"{HERE}/people.yaml", "  hr: {title: HR, head: carla}\n", ""),),
    ),
    Step(
        "2026-12-15", "Carla too", (edit(f"{HERE}/people.csv", "carla,Carla Vos,hr", "carla,Carla Vos,communications"),)
    ),
    Step(
        "2026-12-21",
        "All that is to be checked in one place",
        (
            edit(
                f"{HERE}/duties/rest.yaml",
                "  keep-plan:",
                "  check-content: {title: Check the content, owner: page-editor}\n  keep-plan:",
            ),
        ),
    ),
    Step(
        "2026-12-22",
        "But not in two",
        (
            edit(
                f"{HERE}/duties/news.yaml",
                "  check-content:\n    title: Check the content\n    owner: page-editor\n",
                "",
            ),
        ),
    ),
    Step(
        "2027-01-04",
        "One file for all duties, from A to Z",
        (
            remove(f"{HERE}/duties/news.yaml"),
            remove(f"{HERE}/duties/rest.yaml"),
            remove(f"{HERE}/duties/translate.yaml"),
            write(f"{HERE}/duties.yaml", DUTIES),
        ),
    ),
    Step(
        "2027-01-11",
        "HR is called Personnel",
        (edit(f"{HERE}/content.yaml", "hr-pages: {title: HR pages", "personnel: {title: Personnel"),),
    ),
    Step(
        "2027-01-12",
        "Everything looked at again",
        (
            edit(
                f"{HERE}/plan.yaml",
                "review: {every: 12 months, last: 2026-01-08}",
                "review: {every: 12 months, last: 2027-01-12}",
            ),
            every("last: 2026-01-05}", "last: 2027-01-12}"),
            every("last: 2026-07-10}", "last: 2027-01-12}"),
        ),
    ),
    Step(
        "2027-01-18", "As strict as can be", (edit(f"{HERE}/plan.yaml", "checks:\n", "checks:\n  profile: strict\n"),)
    ),
    Step(
        "2027-01-25",
        "Anna is gone from the list",
        (edit(f"{HERE}/people.csv", "anna,Anna de Wit,communications,,\n", ""),),
    ),
    Step(
        "2027-01-26",
        "Jana in her place",
        (
            edit(f"{HERE}/people.csv", "ivo,", "jana,Jana Holt,communications,2027-01-25,\nivo,"),
            every("head: anna", "head: jana"),
            every("holders: [anna]", "holders: [jana]"),
            every("seats: [frank, anna, carla]", "seats: [frank, jana, carla]"),
        ),
    ),
)


def build(folder: Path) -> list[str]:
    """Make the repository; the names of its commits, the first one included."""
    folder.mkdir(parents=True)
    _git(folder, "2026-01-12", "init", "--quiet", "--initial-branch=main")
    for name, text in START.items():
        _do(folder, ("write", name, text))
    commits = [_commit(folder, "2026-01-12", "Begin with a plan")]
    for step in HISTORY:
        for each in step.edits:
            _do(folder, each)
        commits.append(_commit(folder, step.day, step.title))
    return commits


def _do(folder: Path, change: tuple[str, ...]) -> None:
    kind, *words = change
    match kind:
        case "edit":
            _replace(folder / words[0], words[1], words[2])
        case "every":
            found = [each for each in sorted(folder.rglob("*.yaml")) if words[0] in each.read_text(encoding="utf-8")]
            for each in found:
                _put(each, each.read_text(encoding="utf-8").replace(*words))
            _must(bool(found), words[0])
        case "write":
            _put(folder / words[0], words[1])
        case "move":
            (folder / words[1]).parent.mkdir(parents=True, exist_ok=True)
            (folder / words[0]).rename(folder / words[1])
        case _:
            (folder / words[0]).unlink()


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    _must(text.count(old) == 1, f"{file.name}: {old}")
    _put(file, text.replace(old, new))


def _must(condition: bool, what: str) -> None:
    if not condition:
        raise ValueError(what)


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")


def _commit(folder: Path, day: str, title: str) -> str:
    _git(folder, day, "add", "--all")
    _git(folder, day, "commit", "--quiet", "--message", title)
    return _git(folder, day, "rev-parse", "HEAD")


def _git(folder: Path, day: str, *words: str) -> str:
    who = {f"GIT_{part}_{key}": value for part in ("AUTHOR", "COMMITTER") for key, value in _who(day)}
    done = subprocess.run(["git", *words], cwd=folder, env=os.environ | who, capture_output=True, check=True, text=True)
    return done.stdout.strip()


def _who(day: str) -> tuple[tuple[str, str], ...]:
    return ("NAME", "Team"), ("EMAIL", "team@example.org"), ("DATE", f"{day}T12:00:00+00:00")


if __name__ == "__main__":
    for commit in build(Path(sys.argv[1])):
        print(commit)  # noqa: T201
