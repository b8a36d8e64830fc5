"""Who names whom, in both directions: every reference of the plan, and those that lead nowhere."""

from __future__ import annotations

from conftest import ROOT
from judged import index_of
from plankit import shape

HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark, owner: anna}\n"
PLAN = (
    HEAD
    + """\
people: {anna: {name: Anna, unit: hr}, bas: Bas}
units: {hr: HR}
roles:
  editor: {title: Editor, holders: [anna, {person: bas, from: 2026-01-01}], deputies: chief, training: pages}
  chief: {title: Chief, holders: nobody}
ownership: {product_owner: editor, bodies: {board: {title: Board, seats: [editor, {seat: Free, holder: vacant}]}}}
responsibilities: {write: {title: Write, owner: editor, responsible: [editor, pages]}}
policies: {posting: {title: Posting, applies_to: [everyone, editor], exceptions: [{for: The press office}]}}
roadmap: {wishes: {dark: {title: Dark, effort: {editor: 3, designer: 2}}}}
"""
)


def references(text: str = PLAN):
    """The references of a plan."""
    return index_of({"plan.yaml": text}).references


def test_every_reference_has_its_route() -> None:
    """Fields, lists, shorthands and keys that are names: each names an entry from an exact place."""
    found = [(".".join(map(str, each.route)), each.id) for each in references()]
    assert sorted(found) == sorted(
        [
            ("plan.owner", "anna"),
            ("people.anna.unit", "hr"),
            ("roles.editor.holders.0.person", "anna"),
            ("roles.editor.holders.1.person", "bas"),
            ("roles.editor.deputies.0.person", "chief"),
            ("roles.editor.training.0", "pages"),
            ("roles.chief.holders.0.person", "nobody"),
            ("ownership.product_owner", "editor"),
            ("ownership.bodies.board.seats.0.holder", "editor"),
            ("ownership.bodies.board.seats.1.holder", "vacant"),
            ("responsibilities.write.owner", "editor"),
            ("responsibilities.write.responsible.0", "editor"),
            ("responsibilities.write.responsible.1", "pages"),
            ("policies.posting.applies_to.0", "everyone"),
            ("policies.posting.applies_to.1", "editor"),
            ("policies.posting.exceptions.0.for", "The press office"),
            ("roadmap.wishes.dark.effort.editor", "editor"),
            ("roadmap.wishes.dark.effort.designer", "designer"),
        ]
    )


def test_what_names_an_entry() -> None:
    """The other way round, by what the field asks for: any party, or a role; and the entry that does the naming."""
    found = references()
    naming = {kind: [".".join(map(str, each.entry)) for each in found.to(kind, "editor")] for kind in ("party", "role")}
    assert naming == {
        "party": [
            "",
            "ownership.bodies.board",
            "responsibilities.write",
            "responsibilities.write",
        ],
        "role": ["policies.posting", "roadmap.wishes.dark"],
    }
    assert references().to("role", "no-such-role") == []
    assert [each.id for each in references().to("course", "pages")] == ["pages"]


def test_what_leads_nowhere() -> None:
    """Neither an entry of a kind that may stand there, nor a word that may, nor a free text."""
    assert sorted((".".join(map(str, each.route)), each.id) for each in references().unmet) == [
        ("responsibilities.write.responsible.1", "pages"),
        ("roadmap.wishes.dark.effort.designer", "designer"),
        ("roles.chief.holders.0.person", "nobody"),
        ("roles.editor.training.0", "pages"),
    ]


def test_ids_by_kind() -> None:
    """A party is a person, unit, supplier, role or body; every other kind has a name space of its own."""
    found = references()
    assert found.ids(("party",)) == {"anna", "bas", "hr", "editor", "chief", "board"}
    assert (found.ids(("person", "unit")), found.ids(("wish",)), found.ids(("course",))) == (
        {"anna", "bas", "hr"},
        {"dark"},
        set(),
    )


def test_a_full_plan_uses_every_field_that_names() -> None:
    """The plan with every field has a reference through each field of the format."""
    found = references((ROOT / "tests" / "data" / "every-field.yaml").read_text("utf-8"))
    used = {each.field for each in found}
    assert [field for field in shape.references() if field not in used] == []
