"""What a change is about, by where it stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plankit import shape
from plankit.diff.sameness import is_record

if TYPE_CHECKING:
    from plankit.diff.change import Kind
    from plankit.findings import Route

_WORDING = """
action authority because checked_how communication constraint decides_by definition do dont handled_how holding_reply in
mandate measure name needs on_breach out principles procedure purpose question reason serves skills steering steps story
success_factors summary tasks text title vision why within
"""
_PARTICULARS = "address availability email for hours internal internal_note job organization platform seat where"
WORDING = frozenset(_WORDING.split())
"""Fields in which something is put into words."""
PARTICULARS = frozenset(_PARTICULARS.split())
"""Fields that hold words for people, but say something that is so or not."""
PARTICULARS_OF = frozenset(
    {("kpi", "source"), ("plan", "contact"), ("supplier", "contact"), ("report", "content"), ("role", "scope")}
)
"""Fields that do so in one kind of entry, and hold something else in others."""
OWNERS = frozenset({"owner", "sponsor", "product_owner", "default_owner"})
ABOUT: dict[str, Kind] = {"body": "body", "decision": "decision", "person": "person", "wish": "wish", "kpi": "figure"}
"""Kinds of entry of which every field but the title is about one thing."""
FIELDS: dict[tuple[str, str], Kind] = {
    ("role", "holders"): "holder",
    ("role", "deputies"): "deputy",
    ("ownership", "escalation"): "decision",
    ("policy", "text"): "policy",
    ("policy", "do"): "policy",
    ("policy", "dont"): "policy",
    ("policy", "purpose"): "policy",
    ("policy", "on_breach"): "policy",
    ("policy", "kind"): "policy",
    ("policy", "applies_to"): "policy",
    ("policy", "exceptions"): "policy",
    ("policy", "status"): "policy",
}
WORDED = frozenset({"title", "name"})
DATED = frozenset({"review", "approved", "adopted", "away"})
"""Parts that are about dates, also where a field of them is none."""


def kind_name(collection: Route) -> str:
    """The kind of the entries of a collection; the name of the section for what belongs to no entry."""
    return shape.collections().get(collection, str(collection[0]))


def kind_of(collection: Route, steps: tuple[str, ...], value: object) -> Kind:
    """What a change of a field is about."""
    kind, first = kind_name(collection), steps[0]
    if first in WORDED and len(steps) == 1:
        return "wording"
    if steps[-1] in OWNERS:
        return "owner"
    if found := FIELDS.get((kind, first)):
        return found
    if kind in ABOUT:
        return ABOUT[kind]
    if first in DATED or isinstance(value, date):
        return "date"
    return "wording" if steps[-1] in WORDING and not is_record(value) else "other"


def may_hold_text(collection: Route, steps: tuple[str, ...]) -> bool:
    """Whether a field holds words for people, and not a word or id of the format."""
    step = steps[-1]
    return step in WORDING or step in PARTICULARS or (kind_name(collection), step) in PARTICULARS_OF
