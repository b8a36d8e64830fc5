"""Two plans compared: what means the same is no change, and either way round the same is found."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from judged import index_of
from plankit.diff import FOLLOWING, diff
from plankit.diff.kinds import may_hold_text
from plankit.diff.texts import PROSE, blocks
from plankit.shape import collections, references
from plankit.telling import told
from plankit.telling.text import sentence
from plankit.words import words
from rewriting import edited, example, lists, piece, randoms, rewritten

if TYPE_CHECKING:
    from plankit.diff.change import Change, Side
    from plankit.index import Index

CHANCE = (Phase.explicit, Phase.generate)
"""A number by which chance goes cannot be made simpler."""
ON = date(2026, 11, 24)
MIRRORED = {"opened": "closed", "closed": "opened", "added": "removed", "removed": "added"}
HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"


def compared(old: str, new: str) -> list[tuple[str, str, str, str]]:
    """The changes between two plans: kind, what, and the places in both; `HEAD` goes before them."""
    before, after = (index_of({"plan.yaml": HEAD + text}, ON) for text in (old, new))
    return [(each.kind, each.what, _at(each.old), _at(each.new)) for each in diff(before, after)]


def _at(side: Side | None) -> str:
    return str(side.at) if side else ""


def planted(data: dict[str, Any], random: Random) -> Index:
    """The index of a plan of this data, written in some way."""
    return index_of({**rewritten(data, random), **lists()}, ON)


@settings(phases=CHANCE, max_examples=15)
@given(randoms)
def test_the_same_plan_written_otherwise_has_not_changed(random: Random) -> None:
    """Other order, quotes, lines, files, shorter and longer forms: nothing of that is a change."""
    data = piece(example(), random)
    assert diff(planted(data, random), planted(data, random)) == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_whole_example_written_otherwise_has_not_changed(seed: int) -> None:
    """The example plan is the same however its files are cut."""
    data, random = example(), Random(seed)  # noqa: S311 - chance that can be repeated is wanted
    assert diff(planted(data, random), planted(data, random)) == ()


@settings(phases=CHANCE, max_examples=15)
@given(randoms, st.integers(1, 6))
def test_either_way_round_the_same_is_found(random: Random, times: int) -> None:
    """What is added one way is gone the other way; old and new change places."""
    data = piece(example(), random)
    old, new = planted(data, random), planted(edited(data, random, times), random)
    assert sorted(map(str, map(mirrored, diff(old, new)))) == sorted(map(str, diff(new, old)))


def mirrored(change: Change) -> Change:
    """The same change seen from the other side."""
    return change._replace(what=MIRRORED.get(change.what, change.what), old=change.new, new=change.old)


def texts_of(annotation: Any, metadata: Any, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], bool]]:
    """Where below a model words for people stand, and whether they may be prose."""
    from pydantic import BaseModel

    marks = {type(each).__name__ for each in metadata}
    found = [(path, "Markdown" in marks)] if "Worded" in marks else []
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return found + texts_of(inner, more, path)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            found += texts_of(field.annotation, field.metadata, (*path, field.alias or name))
    arguments = get_args(annotation)[1:] if get_origin(annotation) is dict else get_args(annotation)
    step = ("{}",) if get_origin(annotation) is dict else ()
    return found + [each for part in arguments for each in texts_of(part, (), (*path, *step))]


def placed(path: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The collection and the steps of a path of the models."""
    for route in collections():
        if path[: len(route) + 1] == (*route, "{}"):
            return route, path[len(route) + 1 :]
    return path[:1], path[1:]


def test_every_field_with_words_is_known() -> None:
    """The tables of fields that hold words, and of those that hold prose, are those of the format."""
    from plankit.sections import PlanData

    found = [(*placed(path), prose) for path, prose in texts_of(PlanData, (), ())]
    words = {(route, steps) for route, steps, _ in found if steps[-1] != "{}"}
    assert {each for each in words if not may_hold_text(*each)} == set()
    assert {(route, steps) for route, steps, prose in found if prose} == PROSE
    named = {(kind, steps) for kind, steps in words_and_ids() if may_hold_text(kind, steps)}
    assert named == {(("policies",), ("exceptions", "for"))}


def words_and_ids() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The fields that name other entries."""
    return [
        (each.collection or each.steps[:1], steps if each.collection else steps[1:])
        for each in references()
        for steps in [tuple(step.rstrip("_") for step in each.steps if step not in {"[]", "{}", "{keys}"})]
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("One line\nof words.\n", "One line of words."),
        ("First.\n\nSecond\nhere.", "First.\n\n\nSecond here.\n"),
        ("- one\n- two\n  more\n", "- one\n\n- two more"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n|  1 | 2 |\n"),
    ],
)
def test_lines_broken_elsewhere_are_the_same_text(one: str, other: str) -> None:
    """Where a line ends in the file is nothing to the reader."""
    assert blocks(one) == blocks(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("one\ntwo", "one\n\ntwo"),
        ("- one\n- two", "- one - two"),
        ("- one\n- two", "- one\n  - two"),
        ("# one\ntwo", "one\ntwo"),
        ("```\na  b\n```", "```\na b\n```"),
        ("one  \ntwo", "one\ntwo"),
        ("- one\n\n  two", "- one\n\ntwo"),
        ("1. one\n2. two", "1. one 2. two"),
        ("> one\n\ntwo", "> one two"),
    ],
)
def test_lines_that_mean_something_are_kept_apart(one: str, other: str) -> None:
    """Paragraphs, lists, tables, headings and code are what readers see."""
    assert blocks(one) != blocks(other)


TEAM = """\
people:
  anna: {name: Anna de Wit}
  bram: {name: Bram Kok}
roles:
  editor: {title: Editor, holders: [anna]}
"""
DUTY = "responsibilities: {check: {title: Check pages, owner: editor}}\n"


def followed(old: str, new: str) -> list[tuple[str, str, str]]:
    """What follows for who answers: what, where, and from which day."""
    before, after = (index_of({"plan.yaml": HEAD + text}, ON) for text in (old, new))
    found = [each for each in diff(before, after) if each.kind in FOLLOWING]
    return [(each.what, str(each.side.at), str(each.on or "now")) for each in found]


def test_a_gap_opens_on_the_day_that_nobody_is_left() -> None:
    """At once, or on a day to come; the other way round it closes."""
    for written, day in (
        ("[{person: anna, until: 2026-11-01}]", "now"),
        ("[{person: anna, until: 2027-01-31}]", "2027-02-01"),
    ):
        left = (TEAM + DUTY).replace("[anna]", written)
        assert followed(TEAM + DUTY, left) == [("opened", "responsibilities.check.owner", day)]
        assert followed(left, TEAM + DUTY) == [("closed", "responsibilities.check.owner", day)]


def test_first_another_answers_and_then_nobody() -> None:
    """Both days are told."""
    left = (TEAM + DUTY).replace(
        "[anna]", "[{person: bram, from: 2026-12-01, until: 2027-01-31}, {person: anna, until: 2026-11-30}]"
    )
    assert followed(TEAM + DUTY, left) == [
        ("passed", "responsibilities.check.owner", "2026-12-01"),
        ("opened", "responsibilities.check.owner", "2027-02-01"),
    ]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("owner: editor", "importance: 2"), ["opened"]),
        (("owner: editor", "status: parked, because: No hands"), []),
        (("owner: editor", "owner: editor, until: 2026-11-01"), []),
        (("owner: editor", "owner: bram"), []),
        (("holders: [anna]", "holders: [bram, anna]"), ["passed"]),
        (("holders: [anna]", "holders: [{person: anna, until: 2027-06-30}, {person: anna, from: 2027-07-01}]"), []),
        (("name: Anna de Wit", "name: Anna de Wit, away: [{from: 2026-11-01, until: 2027-02-28}]"), ["opened"]),
        (
            ("editor: {title: Editor", "editor: {title: Editor, vacancy: {since: 2026-11-01, covered_by: bram}"),
            [],
        ),
        (("{check: {title: Check pages, owner: editor}}", "{}"), []),
    ],
)
def test_what_follows_of_what(change: tuple[str, str], what: list[str]) -> None:
    """A gap is where an owner is wanted and nobody is there; what is left open on purpose or over is none."""
    assert [each[0] for each in followed(TEAM + DUTY, (TEAM + DUTY).replace(*change))] == what


def test_a_gap_closes_with_the_entry_and_opens_with_it() -> None:
    """An entry that nobody answered for is gone, or is new."""
    empty = TEAM.replace("[anna]", "[]")
    assert followed(empty + DUTY, empty) == [("closed", "responsibilities.check.owner", "now")]
    assert followed(empty, empty + DUTY) == [("opened", "responsibilities.check.owner", "now")]


WELCOMED = """\
training:
  courses: {start: {title: Start, owner: bram}, basics: {title: Basics, owner: bram}, first-days: {title: First days, owner: bram}}
  onboarding:
    - {day: 1, course: start, owner: editor}
    - {day: 2, course: basics, owner: bram}
"""


@pytest.mark.parametrize(
    ("change", "follows"),
    [
        (("holders: [anna]", "holders: []"), [("opened", "training.onboarding.0.owner", "now")]),
        (
            ("holders: [anna]", "holders: [{person: anna, until: 2027-01-31}]"),
            [("opened", "training.onboarding.0.owner", "2027-02-01")],
        ),
        (("holders: [anna]", "holders: [bram]"), [("passed", "training.onboarding.0.owner", "now")]),
        (("    - {day: 1, course: start, owner: editor}\n", ""), []),
        (("day: 1, course: start, owner: editor", "day: 3, course: first-days, owner: editor"), []),
        (
            ("{day: 2, course: basics, owner: bram}\n", "{day: 2, course: basics, owner: bram}\n    - {owner: anna}\n"),
            [],
        ),
    ],
)
def test_the_first_days_of_new_colleagues_are_somebodys_too(change: tuple[str, str], follows: list) -> None:
    """They are parts of a list: known again by their course, wherever they stand in it."""
    new = (TEAM + WELCOMED).replace(*change)
    assert followed(TEAM + WELCOMED, new) == follows
    first, second = WELCOMED.splitlines(keepends=True)[-2:]
    turned = new.replace(first + second, second + first)
    assert followed(new, turned) == []


def test_a_gap_in_the_first_days_is_told() -> None:
    """As a sentence, and nobody answers is not said of those whose owner is there."""
    old, new = (
        index_of({"plan.yaml": HEAD + TEAM.replace("[anna]", holders) + WELCOMED}, ON) for holders in ("[anna]", "[]")
    )
    assert [sentence(line.said, words("en")) for line in told(diff(old, new), old, new)] == [
        "Nobody answers for the first days of new colleagues: nobody holds the role “Editor” (editor).",
        "“Anna de Wit” (anna) no longer fills the role “Editor” (editor).",
    ]


@pytest.mark.parametrize(
    ("old", "new", "renamed"),
    [
        ("units: {hr: {title: HR}}", "units: {people-desk: {title: HR}}", True),
        ("units: {hr: {title: HR}}", "units: {people-desk: {title: People desk}}", False),
        ("units: {hr: }", "units: {people-desk: }", False),
        (
            "goals: {found: {title: Everything can be found, by: 2027-12-31, kpis: [x]}}",
            "goals: {find: {title: Everything can be found, by: 2027-06-30, kpis: [x]}}",
            True,
        ),
        (
            "goals: {found: {title: Everything can be found, by: 2027-12-31, kpis: [x]}}",
            "goals: {find: {title: Everything is found, by: 2027-12-31, kpis: [x]}}",
            True,
        ),
        (
            "goals: {found: {title: Everything can be found, by: 2027-12-31, kpis: [x]}}",
            "goals: {trust: {title: People trust it, by: 2027-12-31, kpis: [x]}}",
            False,
        ),
        (
            "goals: {found: {title: Found, why: People lose an hour a week with looking for things, by: 2027-12-31}}",
            "goals: {trust: {title: Another title, why: People lose an hour a week with looking for things, by: 2027-12-31}}",
            True,
        ),
        (
            "goals: {a: {title: Same, by: 2027-12-31}, b: Other}",
            "goals: {c: {title: Same, by: 2027-12-31}, b: Other}",
            True,
        ),
    ],
)
def test_another_id_for_the_same(old: str, new: str, renamed: bool) -> None:
    """An entry is known again by its title and what else it holds, never by what many have in common."""
    texts_ = [f"strategy:\n  {each}\n" if each.startswith("goals") else f"{each}\n" for each in (old, new)]
    assert ("renamed" in [what for _, what, *_ in compared(*texts_)]) == renamed


def test_what_names_a_renamed_entry_has_not_changed() -> None:
    """The person, the role and the waiver go on under other ids; nobody answers for anything else."""
    waiver = (
        "checks: {waivers: [{rule: no-sponsor, at: roles.editor, approved_by: anna}, {rule: no-sponsor, at: plan}]}\n"
    )
    new = TEAM.replace("anna", "anna-de-wit").replace("editor:", "redacteur:") + DUTY.replace("editor", "redacteur")
    assert compared(
        TEAM + DUTY + waiver, new + waiver.replace("roles.editor", "roles.redacteur").replace("anna", "anna-de-wit")
    ) == [
        ("entry", "renamed", "people.anna", "people.anna-de-wit"),
        ("entry", "renamed", "roles.editor", "roles.redacteur"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("suppliers: {x: {contract: {notice: 12 months}}}", "suppliers: {x: {title: , contract: {notice: P1Y}}}"),
        ("suppliers: {x: {contract: {notice: 2 weken}}}", "suppliers: {x: {contract: {notice: 14 days}}}"),
        ("support: {operations: {x: {every: monthly}}}", "support: {operations: {x: {every: elke maand}}}"),
        (
            "strategy: {goals: {x: {title: X, by: 2027-Q4}}}",
            "strategy: {goals: {x: {title: X, by: 2027-12-31, status: open}}}",
        ),
        ("units: {x: {title: X}}", "units: {x: {title: {en: X}}}"),
        ("units: {x: {title: X}}", "units: {x: {title: {en: X, nl: X}}}"),
        ("policies: {x: {title: X, review: {}}}", "policies: {x: X}"),
        (
            "roles: {x: {title: X, holders: anna}}",
            "roles: {x: {title: X, min_holders: 1, holders: [{person: anna, acting: false}]}}",
        ),
        (
            "training: {courses: {x: {title: X, completed: [anna]}}}",
            "training: {courses: {x: {title: X, completed: [{person: anna}]}}}",
        ),
        ("plan: {language: nl}", "plan: {language: nl, people_kept: here, not_yet: }"),
    ],
)
def test_two_ways_to_say_the_same(old: str, new: str) -> None:
    """Lengths, dates, texts, shorter and longer forms."""
    head = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"
    plans = [
        index_of(
            {
                "plan.yaml": (head if "plan:" not in text else head.replace("}", ", " + text[7:]))
                + ("" if "plan:" in text else text + "\n")
            },
            ON,
        )
        for text in (old, new)
    ]
    assert [each.rule for index in plans for each in index.plan.problems] == []
    assert diff(*plans) == ()


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("policies: {x: {title: X, text: One}}", "policies: {x: {title: X, text: Two}}", "policy"),
        (
            "policies: {x: {title: X, review: {last: 2026-01-01}}}",
            "policies: {x: {title: X, review: {last: 2026-02-01}}}",
            "date",
        ),
        ("policies: {x: {title: X, because: Law}}", "policies: {x: {title: X, because: Rule}}", "wording"),
        ("policies: {x: {title: X}}", "policies: {x: {title: Y}}", "wording"),
        ("policies: {x: {title: X, topic: ai}}", "policies: {x: {title: X, topic: style}}", "other"),
        ("support: {channels: {x: {address: A}}}", "support: {channels: {x: {address: B}}}", "other"),
        (
            "ownership: {bodies: {x: {title: X, meets: monthly}}}",
            "ownership: {bodies: {x: {title: X, meets: weekly}}}",
            "body",
        ),
        (
            "ownership: {decisions: {x: {title: X, within: A}}}",
            "ownership: {decisions: {x: {title: X, within: B}}}",
            "decision",
        ),
        ("roadmap: {budget: {2027: {licence: 1}}}", "roadmap: {budget: {2027: {licence: 2}}}", "other"),
        (
            "roadmap: {budget: {2027: {licence: 1}}}",
            "roadmap: {budget: {2027: {licence: 1}, 2028: {licence: 1}}}",
            "other",
        ),
        (
            "roadmap: {wishes: {x: {title: X, effort: {a: 1}}}}",
            "roadmap: {wishes: {x: {title: X, effort: {a: 1, b: 2}}}}",
            "wish",
        ),
        ("roles: {x: {title: X}}", "roles: {x: {title: X, vacancy: {}}}", "other"),
        ("checks: {rules: {no-sponsor: off}}", "checks: {rules: {no-sponsor: hint}}", "other"),
        ("content: {areas: {x: {title: X, owner: a}}}", "content: {areas: {x: {title: X, owner: b}}}", "owner"),
    ],
)
def test_what_a_change_is_about(old: str, new: str, kind: str) -> None:
    """Each change has one kind, either way round."""
    assert [each[0] for each in compared(old, new) if each[0] not in FOLLOWING] == [kind]
    assert [each[0] for each in compared(new, old) if each[0] not in FOLLOWING] == [kind]


def test_people_in_a_list_are_the_same_people() -> None:
    """From YAML to CSV, from one column to another: no change."""
    yaml = "people:\n  anna: {name: Anna de Wit, hours_per_week: 8, until: 2027-01-31}\n"
    listed = {
        "plan.yaml": "plankit: 1\nplan: {title: Plan, organization: Oevermark, people_from: staff.csv}\n",
        "staff.csv": "id;name;until;hours_per_week\nanna;Anna de Wit;2027-01-31;8\n",
    }
    assert diff(index_of({"plan.yaml": HEAD + yaml}, ON), index_of(listed, ON)) == ()


PAGES = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\npeople: {anna: Anna}\ncontent: {inventory: [pages.csv]}\n"


def test_pages_are_known_by_their_address() -> None:
    """New ones, gone ones, and those with another owner, title or date; their order and their file mean nothing."""
    old = "url,title,owner,last_edited\n/a,A,anna,2026-01-01\n/b,B,anna,2026-01-01\n/c,C,,\n"
    new = "url,title,owner,last_edited\n/d,D,anna,\n/c,C,anna,2026-05-01\n/b,Bee,bram,2026-02-01\n"
    before = index_of({"plan.yaml": PAGES, "pages.csv": old}, ON)
    after = index_of({"plan.yaml": PAGES.replace("pages", "other"), "other.csv": new}, ON)
    speak = words("en")
    lines = [sentence(line.said, speak) for line in told(diff(before, after), before, after)]
    assert lines == [
        "1 page is gone: `/a`.",
        "1 page has another title: `/b`, now “Bee”.",
        "1 page passes from “Anna” (anna) to `bram`: `/b`.",
        "2 pages were edited: `/b` on 1 February 2026 and `/c` on 1 May 2026.",
        "1 page passes from nobody to “Anna” (anna): `/c`.",
        "1 new page: `/d`.",
    ]


def test_many_pages_are_counted() -> None:
    """The first are named."""
    rows = "".join(f"/p{number},P,anna,\n" for number in range(14))
    before = index_of({"plan.yaml": PAGES, "pages.csv": "url,title,owner,last_edited\n"}, ON)
    after = index_of({"plan.yaml": PAGES, "pages.csv": f"url,title,owner,last_edited\n{rows}"}, ON)
    (line,) = told(diff(before, after), before, after)
    assert sentence(line.said, words("en")).endswith("`/p8`, `/p9` and 4 others.")
    assert len(line.changes) == 14


def test_a_part_of_a_list_is_known_again() -> None:
    """Two terms of one person, two seats of one name: what is otherwise about one of them is told of that one."""
    old = "{person: anna, until: 2025-12-31}, {person: anna, from: 2026-01-01}"
    new = "{person: anna, from: 2026-01-01, until: 2027-12-31}, {person: anna, until: 2025-12-31}"
    before, after = (index_of({"plan.yaml": HEAD + TEAM.replace("[anna]", f"[{each}]")}, ON) for each in (old, new))
    assert [sentence(line.said, words("en")) for line in told(diff(before, after), before, after)] == [
        "“Anna de Wit” (anna) (first day 1 January 2026) in the role “Editor” (editor): last day now 31 December 2027, not given before."
    ]
