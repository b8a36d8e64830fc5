"""One plan on one day: who is who, and how sentences name them."""

from __future__ import annotations

from datetime import date

import pytest

from judged import PAGE_DAY, index_of
from plankit.words import say, words

PLAN = """\
plankit: 1
plan: {title: Plan, organization: Oevermark}
people: {anna: {name: Anna de Vries, until: 2026-12-31}}
units: {hr: {title: {nl: Personeel, en: HR}}}
suppliers: {vendor: Vendor}
roles: {editor: {title: Editor, holders: anna}}
ownership: {bodies: {board: {title: Editorial board}}}
"""


@pytest.mark.parametrize(
    ("id_", "kind", "english", "dutch"),
    [
        ("anna", "person", "“Anna de Vries” (anna)", "“Anna de Vries” (anna)"),
        ("hr", "unit", "the unit “HR” (hr)", "de afdeling “Personeel” (hr)"),
        ("vendor", "supplier", "the supplier “Vendor” (vendor)", "de leverancier “Vendor” (vendor)"),
        ("editor", "role", "the role “Editor” (editor)", "de rol “Editor” (editor)"),
        ("board", "body", "the body “Editorial board” (board)", "het overleg “Editorial board” (board)"),
        ("nobody", None, "nobody", "nobody"),
    ],
)
def test_parties(id_: str, kind: str | None, english: str, dutch: str) -> None:
    """People, units, suppliers, roles and bodies share one name space, and each is named with its kind."""
    index = index_of({"plan.yaml": PLAN})
    party = index.party(id_)
    assert (party and party.kind) == kind
    assert (words("en")(index.spoken(id_)), words("nl")(index.spoken(id_))) == (english, dutch)
    assert words("en")(say("{x}", x=index.name(id_))) == english.removeprefix(f"the {kind} ")


def test_an_id_of_two_parties() -> None:
    """Where an id was given twice, the person comes first, then the unit, and so on: one and the same every time."""
    index = index_of(
        {"plan.yaml": PLAN + "checks: {}\n", "more.yaml": "people: {hr: Hans Rutte}\nsuppliers: {board: Board}\n"}
    )
    assert {id_: party.kind for id_, party in index.parties.items()} == {
        "anna": "person",
        "hr": "person",
        "vendor": "supplier",
        "board": "supplier",
        "editor": "role",
    }
    assert index.party(None) is None


def test_days() -> None:
    """Questions are asked as of the index's own day, or of any other."""
    index = index_of({"plan.yaml": PLAN})
    assert (index.on, index.horizon) == (PAGE_DAY, date(2027, 1, 30))
    assert (index.answer("editor").people, index.answer("editor", date(2027, 1, 1)).people) == (("anna",), ())


@pytest.mark.parametrize(("kept", "posts"), [("here", False), ("elsewhere", True)])
def test_posts_only(kept: str, posts: bool) -> None:
    """A plan may leave the people to the staff directory."""
    assert index_of({"plan.yaml": PLAN.replace("Oevermark}", f"Oevermark, people_kept: {kept}}}")}).posts_only == posts


def test_problems_by_rule() -> None:
    """What reading has found waits for the rule that tells it."""
    index = index_of({"plan.yaml": PLAN + "people: {}\ntraning: {}\n"})
    assert [
        [str(each.at) for each in index.problems(rule)] for rule in ("duplicate-key", "unknown-key", "no-plan")
    ] == [["people"], ["traning"], []]
