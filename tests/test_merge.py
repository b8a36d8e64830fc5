"""One plan out of many files: where an entry stands is the team's choice, and what stands twice is told."""

from __future__ import annotations

from json import dumps
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from judged import findings_of, index_of, said_about
from plankit.files import texts
from plankit.plan import load
from plankit.source import read

HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"
EVERY = (ROOT / "tests" / "data" / "every-field.yaml").read_text("utf-8")


def shape_of(value: object) -> object:
    """The data of a plan as plain values, to compare two plans."""
    if isinstance(value, dict):
        return {key: shape_of(each) for key, each in value.items()}
    if isinstance(value, list):
        return [shape_of(each) for each in value]
    return {key: shape_of(each) for key, each in vars(value).items()} if hasattr(value, "__dict__") else value


def spread(whole: dict[str, object], chance: Random) -> dict[str, str]:
    """A plan divided over three files, entry by entry; JSON is YAML too."""
    files: dict[str, dict[str, dict[str, object]]] = {}
    for section, content in whole.items():
        for key, value in content.items() if isinstance(content, dict) else [(None, content)]:
            file = files.setdefault(chance.choice(["a.yaml", "b/c.yaml", "d.yaml"]), {})
            if key is None:
                file[section] = value
            else:
                file.setdefault(section, {})[key] = value
    return {name: dumps(content) for name, content in files.items()}


@given(st.integers(0, 2**32))
def test_however_it_is_spread(seed: int) -> None:
    """A plan means the same in one file as in any number, sections and collections divided as one likes."""
    whole = read("plan.yaml", EVERY.encode()).data
    one, many = load(texts({"plan.yaml": dumps(whole)})), load(texts(spread(whole, Random(seed))))  # noqa: S311 - no secret
    assert sorted(str(each.at) for each in many.problems) == sorted(str(each.at) for each in one.problems)
    assert shape_of(many.data) == shape_of(one.data)
    assert many.given == one.given


def test_every_entry_keeps_its_file() -> None:
    """A finding about an entry is told in the file in which the entry stands."""
    files = {
        "plan.yaml": HEAD + "people: {anna: Anna}\n",
        "a/news.yaml": "responsibilities:\n  news: {title: News, owner: nobody-one}\n",
        "b/pages.yaml": "responsibilities:\n  pages: {title: Pages, owner: nobody-two}\n",
    }
    places = [
        (each.at, each.place.file, each.place.span.line) for each in findings_of(files, select=("unknown-reference",))
    ]
    assert places == [
        ("responsibilities.news.owner", "a/news.yaml", 2),
        ("responsibilities.pages.owner", "b/pages.yaml", 2),
    ]


def test_an_entry_in_two_files() -> None:
    """The second is told, and names the first, which counts."""
    files = {
        "a.yaml": HEAD + "people:\n  anna: {name: Anna}\n",
        "b.yaml": "people:\n  bas: {name: Bas}\n  anna: {name: Another}\n",
    }
    assert said_about(files, "duplicate-entry") == (
        "error  duplicate-entry  b.yaml:3:3\n"
        "    3 |   anna: {name: Another}\n"
        "      |   ^^^^\n"
        "  `anna` stands in two files; the one in a.yaml counts.\n"
        "  -> Keep one of the two and take the other out.\n"
        "  See also a.yaml:4\n"
    )
    assert {id_: person.name for id_, person in index_of(files).data.people.items()} == {"anna": "Anna", "bas": "Bas"}


@pytest.mark.parametrize(
    ("first", "second", "at", "file"),
    [
        ("plan: {version: '1'}", "plan: {version: '1'}", "plan.version", "b.yaml"),
        ("ownership: {sponsor: anna}", "ownership: {sponsor: bas}", "ownership.sponsor", "b.yaml"),
        ("strategy: {goals: {g: {title: G}}}", "strategy: {goals: {g: {title: G}}}", "strategy.goals.g", "b.yaml"),
        ("checks: {horizon: 1 year}", "checks: {horizon: 1 year}", "checks.horizon", "b.yaml"),
        ("strategy: {principles: [One]}", "strategy: {principles: [Two]}", "strategy.principles", "b.yaml"),
        ("units: {hr: HR}", "units: [hr]", "units", "b.yaml"),
        ("units: [hr]", "units: {hr: HR}", "units", "a.yaml"),
    ],
)
def test_a_value_in_two_files(first: str, second: str, at: str, file: str) -> None:
    """A single value may stand once; what is no group of entries never hides one."""
    files = {"a.yaml": f"{first}\n", "b.yaml": f"{second}\n", "plan.yaml": HEAD + "people: {anna: Anna, bas: Bas}\n"}
    assert [
        (each.at, each.place.file) for each in findings_of(files, select=("file", "shape")) if each.severity == "error"
    ] == [(at, file)]


def test_an_empty_section_hides_nothing() -> None:
    """A heading under which nothing stands yet is no second section."""
    files = {
        "a.yaml": HEAD + "people:\nownership:\n  bodies:\n",
        "b.yaml": "people: {anna: Anna}\nownership: {bodies: {x: {title: Board}}}\n",
        "c.yaml": "people:\n",
    }
    index = index_of(files)
    assert (index.plan.problems, list(index.data.people), list(index.data.ownership.bodies)) == ([], ["anna"], ["x"])


def test_files_come_in_the_order_of_their_paths() -> None:
    """Which of two counts does not depend on the machine."""
    names = ["z.yaml", "a/z.yaml", "a.yaml", "B.yaml", "a/a.yaml"]
    plan = load(texts({name: f"policies: {{p{number}: {{title: Policy}}}}\n" for number, name in enumerate(names)}))
    assert list(plan.sources) == sorted(names) == ["B.yaml", "a.yaml", "a/a.yaml", "a/z.yaml", "z.yaml"]
    assert list(plan.data.policies) == ["p3", "p2", "p4", "p1", "p0"]
