"""When two ids are taken for one, and when not."""

from __future__ import annotations

import pytest

from judged import findings_of

HEAD = "plankit: 1\nplan: {title: Plan, organization: Polder}\n"


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        ("roles: {web-editor: {title: A}, webeditor: {title: B}}", ["roles.webeditor"]),
        ("roles: {editor: {title: A}, editors: {title: B}}", ["roles.editors"]),
        ("roles: {communications-lead: {title: A}, comunications-lead: {title: B}}", ["roles.comunications-lead"]),
        ("roles: {trainer: {title: A}, trianer: {title: B}}", ["roles.trianer"]),
        ("roles: {organization: {title: A}, organisation: {title: B}}", ["roles.organisation"]),
        ("roles: {editor: {title: A}, editors: {title: B}, editorss: {title: C}}", ["roles.editors", "roles.editorss"]),
        ("units: {editors: {title: A}}\nroles: {editor: {title: B}}", ["roles.editor"]),
        ("units: {care-east: {title: A}, care-west: {title: B}}", []),
        ("roles: {editor-1: {title: A}, editor-11: {title: B}}", []),
        ("roles: {hr: {title: A}, hrm: {title: B}, cook: {title: C}, cooks: {title: D}}", []),
        ("people: {marjan: {name: A}, marjanne: {name: B}, marjann: {name: C}}", []),
        ("units: {editors: {title: A}}\nresponsibilities: {editor: {title: B}}", []),
    ],
)
def test_ids_that_are_nearly_the_same(plan: str, found: list[str]) -> None:
    """One letter more, two turned, an s for a z; of what may be named in one place, and told at the second one."""
    assert [each.at for each in findings_of({"plan.yaml": HEAD + plan}, select=("near-duplicate-id",))] == found


def test_how_short_an_id_may_be_is_for_the_plan_to_say() -> None:
    """With its option, short ids are looked at too."""
    plan = HEAD + "checks: {rules: {near-duplicate-id: {shortest: 3}}}\nroles: {cook: {title: A}, cooks: {title: B}}"
    assert [each.at for each in findings_of({"plan.yaml": plan}, select=("near-duplicate-id",))] == ["roles.cooks"]
