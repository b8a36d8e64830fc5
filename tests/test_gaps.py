"""`plankit gaps`: who owns what, the days on which a gap opens or closes, and what would follow."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from written import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Ran

PLAN = """\
plankit: 1
plan: {title: Intranet plan, organization: Oevermark, language: en}
people:
  anna: {name: Anna de Vries, until: 2027-04-30, hours_per_week: 16, unit: communications}
  bas: {name: Bas Kok, hours_per_week: 10, unit: communications}
  cees: {name: Cees Bos, away: [{from: 2027-05-01, until: 2027-08-31, reason: leave}], unit: hr}
  dora: {name: Dora Smit, from: 2027-07-01}
units:
  communications: {title: Communications, head: anna}
  hr: {title: HR, head: cees}
  hr-desk: {title: HR desk, parent: hr}
suppliers:
  bolder: {title: Bolder, contract: {owner: hr, until: 2028-01-01}}
roles:
  sponsor: {title: Sponsor, holders: cees}
  manager: {title: Intranet manager, holders: [anna, {person: dora}], deputies: [bas], hours_per_week: 8, critical: true}
  editor: {title: Editor, holders: [{person: bas, until: 2026-12-31}], deputies: [cees]}
  trainer: {title: Trainer, vacancy: {since: 2026-10-01, reason: No money, covered_by: manager}}
  tester: {title: Tester}
  ambassador: {title: Ambassador, per: unit, holders: [{person: bas, scope: communications}, {person: cees, scope: hr}]}
ownership:
  product_owner: manager
  sponsor: sponsor
  bodies:
    board:
      title: Editorial board
      chair: manager
      seats: [{seat: HR, holder: cees, substitute: bas}, {seat: News, holder: anna}]
  decisions:
    new-group: {title: Opening a group, decides: manager}
responsibilities:
  check-content: {title: Check whether pages are true, owner: editor}
  teach: {title: Teach colleagues, owner: trainer, until: 2027-06-15}
  test: {title: Test every release, owner: tester}
  translate: {title: Translate the news}
  moderate: {title: Moderate at night, status: parked, because: Never needed}
policies:
  posting: {title: Posting, owner: manager, checked_by: anna, review: {next: 2027-06-01}}
support:
  requests: {fault: {title: A fault, first_line: manager}}
training:
  courses: {tour: {title: Tour, owner: manager, trainer: anna, sessions: [{on: 2027-05-20}]}}
roadmap:
  releases: {spring: {title: Spring release, owner: anna, ends: 2027-06-30}}
"""
ON = ("--as-of", "2026-11-02")
NARROW = {"COLUMNS": "80"}


@pytest.fixture(name="plan", scope="module")
def plan_of_a_team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a plan with gaps stands under `plan`."""
    folder = tmp_path_factory.mktemp("gaps")
    written(folder / "plan", {"plan.yaml": PLAN})
    return folder


ASKED = {
    "today": (),
    "all": ("--all",),
    "until": ("--until", "2027-12-31"),
    "leaves": ("--if-leaves", "anna@2027-01-31"),
    "away": ("--if-away", "cees@2027-02-01..2027-02-10"),
    "dissolved": ("--if-dissolved", "hr@2027-02-28"),
    "both": ("--if-leaves", "bas@2026-11-30", "--if-away", "Anna de Vries@2026-12-01..", "--until", "2027-03-01"),
}


@pytest.mark.parametrize("asked", ASKED)
def test_answers(call: Callable[..., Ran], golden: Callable[..., None], plan: Path, asked: str) -> None:
    """Each answer fits a terminal of 80 columns, in both languages, and can be pasted as Markdown."""
    for language in ("en", "nl"):
        ran = call("gaps", *ASKED[asked], *ON, "--lang", language, cwd=plan, env=NARROW)
        assert (ran.code, ran.err) == (0, "")
        assert max(map(len, ran.out.splitlines())) <= 80
        golden(ran.out, "txt", language)
    golden(call("gaps", *ASKED[asked], *ON, "--format", "markdown", cwd=plan).out, "md")
    golden(call("gaps", *ASKED[asked], *ON, "--format", "json", cwd=plan).out, "json")


def _names(value: object) -> Iterator[dict]:
    """Every name in an answer for programs."""
    if isinstance(value, dict):
        if {"kind", "id", "title"} <= value.keys():
            yield value
        for each in value.values():
            yield from _names(each)
    elif isinstance(value, list):
        for each in value:
            yield from _names(each)


@pytest.mark.parametrize("asked", ASKED)
def test_every_name_leads_back(call: Callable[..., Ran], plan: Path, asked: str) -> None:
    """To programs, every name tells its file and a line on which its id or title stands."""
    answer = json.loads(call("gaps", *ASKED[asked], *ON, "--format", "json", cwd=plan).out)
    lines = PLAN.splitlines()
    names = list(_names(answer))
    assert names
    for name in names:
        assert name["file"] == "plan/plan.yaml"
        last = name["at"].split(".")[-1]
        assert any(word in lines[name["line"] - 1] for word in (name["id"], last)), name
    rows = [row for table in answer.values() if isinstance(table, list) for row in table if "text" not in row]
    assert all(row["line"] > 1 for row in rows)


def test_programs_are_told_all(call: Callable[..., Ran], plan: Path) -> None:
    """With days to come, people read what is wrong and programs get every owner as well."""
    whole = json.loads(call("gaps", *ON, "--format", "json", cwd=plan).out)
    later = json.loads(call("gaps", *ON, "--until", "2027-12-31", "--format", "json", cwd=plan).out)
    assert later["owned"] == whole["owned"]
    assert "Somebody answers for it" not in call("gaps", *ON, "--until", "2027-12-31", cwd=plan).out


def test_a_wide_terminal_shows_places(call: Callable[..., Ran], plan: Path) -> None:
    """Where there is room, each row ends with its file and line."""
    told = call("gaps", *ON, cwd=plan, env={"COLUMNS": "140"}).out
    row = next(line for line in told.splitlines() if "Test every release" in line)
    assert row.split()[-1] == f"plan/plan.yaml:{PLAN[: PLAN.index('Test every release')].count(chr(10)) + 1}"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--if-leaves", "anna"], "`--if-leaves` takes a person and the last day there, such as `anna@2027-05-01`; `anna` is something else."),
        (["--if-away", "anna@"], "`--if-away` takes a person and the days away, such as `anna@2027-02-01..2027-05-01`; `anna@` is something else."),
        (["--if-dissolved", "@2027-01-01"], "`--if-dissolved` takes a unit and its last day, such as `hr@2027-05-01`; `@2027-01-01` is something else."),
        (["--if-leaves", "ana@2027-05-01"], "Nobody in this plan is called `ana`; is “Anna de Vries” (anna) meant?"),
        (["--if-leaves", "editor@2027-05-01"], "`--if-leaves` takes a person, and not the role “Editor” (editor)."),
        (["--if-dissolved", "anna@2027-05-01"], "`--if-dissolved` takes a unit, and not “Anna de Vries” (anna)."),
        (["--if-dissolved", "comunications@2027-05-01"], "Nothing in this plan is called `comunications`; is “Communications” (communications) meant?"),
        (["--if-away", "anna@2027-02-01..2027-01-01"], "`--if-away`: 1 January 2027 is before 1 February 2027. Write the first day first."),
        (["--if-leaves", "dora@2027-05-01"], "“Dora Smit” (dora) is there only from 1 July 2027. Name a later day."),
        (["--until", "2026-11-01"], "`--until`: 1 November 2026 is before 2 November 2026, the day that is looked at."),
        (["--format", "github"], "`--format` takes one of `text`, `json`, `markdown`; `github` is none of them."),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(call: Callable[..., Ran], plan: Path, asked: list[str], said: str) -> None:
    """One sentence that says what is wrong, with the nearest name, and exit code 2."""
    assert call("gaps", *asked, *ON, cwd=plan) == (2, "", f"plankit: {said}\n")


def test_who_has_left_does_not_leave_again(call: Callable[..., Ran], plan: Path) -> None:
    """Who is no longer there on the day asked about."""
    ran = call("gaps", "--if-leaves", "anna@2027-07-01", "--as-of", "2027-06-01", cwd=plan)
    assert (ran.code, ran.err) == (
        2,
        "plankit: “Anna de Vries” (anna) is no longer there: the last day was 30 April 2027.\n",
    )


@pytest.mark.parametrize(("day", "option"), [("tomorrow", "--until"), ("2027-02-30", "--if-leaves")])
def test_a_day_that_is_none(call: Callable[..., Ran], plan: Path, day: str, option: str) -> None:
    """A day that does not exist is told as one, with the option that took it."""
    ran = call("gaps", option, f"anna@{day}" if option == "--if-leaves" else day, *ON, cwd=plan)
    assert (ran.code, ran.out, ran.err.startswith(f"plankit: `{option}`: `{day}`")) == (2, "", True)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ((), 1),
        (("--if-leaves", "dora@2027-12-31"), 1),
        (("--if-away", "bas@2027-02-01..2027-02-02"), 0),
    ],
)
def test_exit_codes(call: Callable[..., Ran], plan: Path, asked: tuple[str, ...], code: int) -> None:
    """It only looks and exits with 0, unless `--fail` asks to hear of a gap."""
    plain, failing = (call("gaps", *asked, *more, *ON, cwd=plan).code for more in ((), ("--fail",)))
    assert (plain, failing) == (0, code)


def test_a_gap_to_come_fails_too(call: Callable[..., Ran], tmp_path: Path) -> None:
    """With `--until` and `--fail`, a gap that opens on a day to come is one."""
    plan = "plankit: 1\nplan: {title: P, organization: O}\npeople: {anna: {name: Anna, until: 2027-01-31}}\n"
    written(tmp_path, {"plan.yaml": plan + "responsibilities: {write: {title: Write, owner: anna}}\n"})
    codes = [
        call("gaps", ".", "--fail", *more, *ON, cwd=tmp_path).code
        for more in ((), ("--until", "2027-01-31"), ("--until", "2027-02-01"))
    ]
    assert codes == [0, 0, 1]


SMALL = """
plankit: 1
plan: {title: P, organization: O}
people:
  anna: {name: Anna, away: [{from: 2026-11-01, until: 2026-12-31}]}
  bas: {name: Bas}
  cees: {name: Cees, away: [{from: 2027-02-01, until: 2027-03-31}]}
roles:
  editor: {title: Editor, holders: anna, deputies: [{person: bas, from: 2026-11-20}, {person: cees, from: 2026-11-15}]}
  writer: {title: Writer, holders: bas}
  trainer: {title: Trainer, holders: cees, deputies: [bas]}
ownership: {bodies: {board: {title: Board}}}
responsibilities:
  edit: {title: Edit, owner: editor}
  write: {title: Write, owner: writer, until: 2026-12-01}
  teach: {title: Teach, owner: trainer}
  agree: {title: Agree, owner: board}
  clear: {title: Clear, status: vacant}
  help: {title: Help, owner: cees, from: 2026-01-01, until: 2027-02-01}
"""


def test_what_a_day_may_look_like(call: Callable[..., Ran], golden: Callable[..., None], tmp_path: Path) -> None:
    """Somebody is away and somebody stands in, an entry ends, a group answers, nobody says why, one day has a gap."""
    written(tmp_path, {"plan.yaml": SMALL})
    for label, asked in (
        ("today", ON),
        ("later", ("--as-of", "2026-11-16")),
        ("until", (*ON, "--until", "2027-12-31")),
    ):
        golden(call("gaps", ".", *asked, cwd=tmp_path, env=NARROW).out, "txt", label)


def test_hostile_names_stay_names(call: Callable[..., Ran], tmp_path: Path) -> None:
    """Nothing that a plan calls somebody steers a terminal, a build service or a page."""
    name = r'"\e[31mAnna\n::error::x ##vso[x] <b>|</b> \u202e"'
    plan = f"plankit: 1\nplan: {{title: P, organization: O}}\npeople: {{anna: {{name: {name}}}}}\n"
    written(tmp_path, {"plan.yaml": plan + "responsibilities: {write: {title: Write, owner: anna}}\n"})
    for format_ in ("text", "json", "markdown"):
        out = call("gaps", ".", "--if-leaves", "anna@2027-01-31", "--format", format_, *ON, cwd=tmp_path).out
        assert not {"\x1b", "\u202e"} & set(out)
        assert "##vso[" not in out
        assert not any(line.lstrip().startswith("::") for line in out.splitlines())
        assert format_ != "markdown" or "<b>" not in out


def test_the_example_plan_answers(call: Callable[..., Ran]) -> None:
    """On the plan that comes along, nobody's departure leads to an accident, and what follows can be told."""
    for who in ("joost", "loes", "peter", "marjan"):
        ran = call("gaps", "plan", "--if-leaves", f"{who}@2027-05-01", *ON, "--format", "json", cwd=ROOT)
        answer = json.loads(ran.out)
        assert (ran.code, answer["schema"], answer["smallest"]) == (0, "plankit/gaps/1", True)
        assert bool(answer["left"]) == bool(answer["appointments"])


def test_a_project_without_anything_says_so(call: Callable[..., Ran], tmp_path: Path) -> None:
    """A plan in which nobody owns anything is answered calmly."""
    written(tmp_path, {"plan.yaml": "plankit: 1\nplan: {title: P, organization: O}\n"})
    ran = call("gaps", ".", *ON, cwd=tmp_path)
    assert ran.out == "Who owns what on 2 November 2026\n  There is somebody who answers for everything.\n"
