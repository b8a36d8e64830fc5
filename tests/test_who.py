"""Who decides, who owns, and all that falls on somebody: whole answers, and that nothing is left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from asked import DAY, PLAN, plan_on_disk  # noqa: F401 - a fixture
from conftest import ROOT
from plankit.who import who
from rendered import example
from written import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Ran

ASKED = {
    "a person": ["anna", "Bas Kok", "aydin", "eva"],
    "a role": ["manager", "redacteur", "hr-owner", "trainer", "ghost", "member"],
    "a group": ["board", "council", "comms", "personeelszaken", "bolder"],
    "decides": ["decides groep openen", "decides old thing", "beslist new-group"],
    "owns": [
        "owns check pages",
        "owns at-night",
        "owns orphan",
        "owns certificate",
        "owns fault",
        "owns dark mode",
        "owns roster",
    ],
    "more owned": [
        "owns photos",
        "owns coming rules",
        "owns reach",
        "owns spring",
        "owns start",
        "owns scan",
        "owns found",
        "nieuwe collega's",
    ],
    "pages": [
        "/hr/leave",
        "owns leave and absence",
        "owns https://plaza.example.org/",
        "owns /orphan/two",
        "owns /elsewhere?x=1",
        "owns /bare",
    ],
    "the whole": ["owns plaza", "plan", "noodgeval", "owns bolder"],
    "nearly": ["managr", "owns phtos"],
}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("kind", ASKED)
def test_answers(call: Callable[..., Ran], golden: Callable[..., None], plan: Path, kind: str, language: str) -> None:
    """What is said of each kind of entry."""
    told = []
    for each in ASKED[kind]:
        ran = call("who", *each.split(), "--as-of", DAY, "--lang", language, cwd=plan, env={"COLUMNS": "80"})
        assert (ran.code, ran.err) == (0, ""), each
        told.append(f"$ plankit who {each}\n{ran.out}")
    golden("\n".join(told))


@pytest.mark.parametrize("columns", ["60", "200"])
@pytest.mark.parametrize("name", ["anna", "board"])
def test_in_narrow_and_wide_windows(
    call: Callable[..., Ran], golden: Callable[..., None], plan: Path, name: str, columns: str
) -> None:
    """The answer fits the window; a wide one shows where each thing stands."""
    out = call("who", name, "--as-of", DAY, cwd=plan, env={"COLUMNS": columns}).out
    assert max(map(len, out.splitlines())) <= int(columns)
    golden(out)


@pytest.mark.parametrize("name", ["anna", "new-group"])
def test_markdown(call: Callable[..., Ran], golden: Callable[..., None], plan: Path, name: str) -> None:
    """To paste into minutes."""
    golden(call("who", name, "--as-of", DAY, "--format", "markdown", cwd=plan).out, "md")


def links(value: object) -> Iterator[dict[str, object]]:
    """Every name in an answer for programs."""
    if isinstance(value, dict):
        if {"kind", "id", "file", "line"} <= value.keys():
            yield value
        for each in value.values():
            yield from links(each)
    elif isinstance(value, list):
        for each in value:
            yield from links(each)


@pytest.mark.parametrize("kind", ASKED)
def test_every_name_leads_back_to_its_line(call: Callable[..., Ran], plan: Path, kind: str) -> None:
    """Each name has a file, and a line on which that id or what it belongs to stands."""
    lines = PLAN.splitlines()
    for each in ASKED[kind]:
        answer = json.loads(call("who", *each.split(), "--as-of", DAY, "--format", "json", cwd=plan).out)
        assert answer["schema"] == "plankit/who/1"
        for link in links(answer):
            assert link["file"] == "plan/plan.yaml"
            assert link["kind"] == "" or f"{link['id']}:" in lines[link["line"] - 1], link


def test_json_of_a_person(call: Callable[..., Ran], golden: Callable[..., None], plan: Path) -> None:
    """Hours, roles, duties with their letter, section and way, deputies, seats, courses, what falls due."""
    answer = json.loads(call("who", "anna", "--as-of", DAY, "--format", "json", cwd=plan).out)
    answer["tool"]["version"] = "0"
    golden(json.dumps(answer, indent=1, ensure_ascii=False) + "\n", "json")


PARTS = {
    ("responsibilities",): ("owner", "responsible", "supports", "consulted", "informed"),
    ("policies",): ("owner", "checked_by", "reviewed_by"),
    ("monitoring", "kpis"): ("owner",),
    ("support", "requests"): ("first_line", "second_line", "third_line"),
    ("content", "areas"): ("owner", "editors", "approver"),
    ("ownership", "decisions"): ("decides", "agrees", "advises", "informed", "escalates_to"),
}


def test_nothing_is_left_out() -> None:
    """In the example plan, each place that gives somebody a part in what is in use stands in the answer about them."""
    index = example(judged=False).index
    wanted: dict[str, set[tuple[str, str]]] = {}
    for route, fields in PARTS.items():
        for id_, entry in index.plan.entries(route).items():
            if getattr(entry, "status", "") in {"superseded", "parked", "out_of_scope", "vacant"}:
                continue
            for field in fields:
                value = getattr(entry, field)
                for party in value if isinstance(value, list) else filter(None, [value]):
                    wanted.setdefault(party, set()).add((".".join((*route, id_)), field))
    assert len(wanted) > 30
    for party, parts in wanted.items():
        rows = [row for table in who(index, [party]).tables if table.key == "duties" for row in table.rows]
        places = [str(row.at) for row in rows]
        missing = {part for part in parts if not any(place.startswith(".".join(part)) for place in places)}
        assert not missing, party


def test_what_comes_by_a_role_falls_on_its_holder(call: Callable[..., Ran], plan: Path) -> None:
    """Everything of the role stands in the answer about whoever holds, covers or chairs it."""
    told = {}
    for name in ("anna", "manager", "trainer"):
        answer = json.loads(call("who", name, "--as-of", DAY, "--format", "json", cwd=plan).out)
        told[name] = {each["at"] for each in answer["duties"]}
    assert told["manager"] | told["trainer"] <= told["anna"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Say of whom or what: `plankit who anna`, `plankit who decides new-group`, `plankit who owns news`."),
        ("owns", "Say of whom or what: `plankit who anna`, `plankit who decides new-group`, `plankit who owns news`."),
        ("decides photos", "No decision right in this plan is called `photos`. Try a word of the name or title."),
        ("decides /hr", "No decision right in this plan is called `/hr`. Try a word of the name or title."),
        ("anna wit berg", "Nothing in this plan is called `anna wit berg`; is “Anna de Wit” (anna) meant?"),
        (
            "pages",
            (
                "`pages` may mean “Check the pages” (check-pages), “HR pages” (hr-pages) or “Orphan pages” (orphan). "
                "Name the one you mean by what stands in brackets."
            ),
        ),
        ("anna --format csv", "`--format` takes one of `text`, `json`, `markdown`; `csv` is none of them."),
    ],
)
def test_what_cannot_be_answered(call: Callable[..., Ran], plan: Path, typed: str, said: str) -> None:
    """One sentence, and exit code 2."""
    assert call("who", *typed.split(), cwd=plan) == (2, "", f"plankit: {said}\n")


def test_the_day_counts(call: Callable[..., Ran], plan: Path) -> None:
    """Another day, another holder, and no word of what is over."""
    told = [
        call("who", "owns", "check-pages", "--as-of", day, "--format", "json", cwd=plan).out
        for day in ("2026-06-30", "2026-12-31", "2027-01-01")
    ]
    owners = [json.loads(each)["owner"] for each in told]
    assert [([person["id"] for person in owner["people"]], owner["until"]) for owner in owners] == [
        (["bas", "eva"], "2026-06-30"),
        (["bas"], "2026-12-31"),
        (["dora"], None),
    ]


def test_another_plan(call: Callable[..., Ran], plan: Path, tmp_path: Path) -> None:
    """The plan is named by an option, as everything else is part of the question."""
    here = call("who", "anna", "--as-of", DAY, "-f", "json", cwd=plan)
    there = call("who", "anna", "--as-of", DAY, "-f", "json", "--plan", plan / "plan", cwd=tmp_path)
    first, second = (json.loads(each.out) for each in (here, there))
    assert first.pop("plan") != second.pop("plan")
    assert (here.code, [each["at"] for each in links(first)]) == (0, [each["at"] for each in links(second)])


@pytest.mark.parametrize("format_", ["text", "json", "markdown"])
def test_the_same_every_time(run: Callable[..., Ran], plan: Path, format_: str) -> None:
    """The same files and the same day give the same bytes, in processes of their own."""
    first, second = (run("who", "anna", "--as-of", DAY, "-f", format_, cwd=plan) for _ in "ab")
    assert first == second
    assert first.code == 0


def test_a_plan_of_posts(call: Callable[..., Ran]) -> None:
    """Where the plan names posts only, nobody is said to be missing."""
    folder = ROOT / "tests" / "plans" / "posts-only"
    out = call("who", "decides", "new", "site", "--plan", folder, "--as-of", DAY, cwd=ROOT).out
    assert out.splitlines()[:3] == [
        "A new site or section (new-site)  tests/plans/posts-only/plan.yaml:70",
        "  “A new site or section” (new-site) is decided by the role “Web operations manager”",
        "  (web-operations-manager), and the plan does not say who that is.",
    ]


SPARSE = """\
plankit: 1
plan: {title: Plan, organization: Oevermark, language: en}
people:
  anna: Anna
  bas: {name: Bas, from: 2027-01-01, unit: unit}
  cem: {name: Cem, away: {from: 2026-11-01}}
  eva: {name: Eva, until: 2026-01-01}
units: {unit: {title: Unit}, led: {title: Led, head: anna}}
suppliers: {firm: {title: Firm, contract: {}}, other: Other}
roles:
  gone: {title: Gone, holders: eva}
  empty: {title: Empty, vacancy: {}}
  covered: {title: Covered, vacancy: {covered_by: anna}}
  away: {title: Away, holders: [{person: cem, share: 0.5}], training: [taken, lost, undated, unkept]}
ownership:
  bodies: {body: {title: Body}}
  decisions: {d: {title: D, decides: led, limit: {days: 2.5}}, e: {title: E, decides: covered, limit: {text: What is small}}, f: {title: F, decides: gone, limit: {}}, g: {title: G, decides: gone, within: A frame}}
  log: {l: L}
responsibilities: {r: {title: R, owner: gone}, v: {title: V, status: vacant}}
policies: {p: {title: P, owner: away, approved: {by: body}}, s: {title: S, kind: standard}, m: {title: M, kind: policy}}
content: {areas: {a: {title: A, review: {every: 1 year}}}}
monitoring: {kpis: {k: {title: K, owner: body}}, feedback: {h: {title: H, audience: all}}}
support: {requests: {q: Q, x: {title: X, channel: c, escalation: {to: led}}}, channels: {c: C}, operations: {o: O}}
training:
  courses:
    taken: {title: Taken, valid_for: 1 month, completed: [{person: cem, on: 2026-01-01}]}
    lost: {title: Lost, completed: [{person: anna, on: 2026-01-01}]}
    undated: {title: Undated, completed: [cem]}
    unkept: Unkept
roadmap: {wishes: {w: {title: W, decision: {outcome: accepted}}}, releases: {z: Z}}
strategy: {goals: {t: T}, audiences: {all: All}}
"""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_where_little_is_known(
    call: Callable[..., Ran], golden: Callable[..., None], tmp_path: Path, language: str
) -> None:
    """What the plan does not say is not asked after, and what is broken is told with the reason."""
    written(tmp_path / "plan", {"plan.yaml": SPARSE})
    asked = "anna bas cem eva unit led firm other gone empty covered away body d e f g l r v p s m a k c h q x o taken lost w z t all /x intranet plan"
    told = []
    for each in asked.split():
        ran = call("who", each, "--as-of", DAY, "--lang", language, cwd=tmp_path, env={"COLUMNS": "80"})
        assert (ran.code, ran.err) == (0, ""), each
        told.append(f"$ plankit who {each}\n{ran.out}")
    golden("\n".join(told))
