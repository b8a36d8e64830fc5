"""What a comparison of two plans finds: plain frozen values, with what stands on either side and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from plankit.findings import At, Route

Kind = Literal[
    "gap",
    "passing",
    "owner",
    "holder",
    "deputy",
    "person",
    "body",
    "decision",
    "date",
    "policy",
    "figure",
    "wish",
    "entry",
    "page",
    "other",
    "wording",
]
"""What a change is about; `gap` and `passing` follow from other changes, all others are what was written."""
What = Literal["opened", "closed", "passed", "added", "removed", "renamed", "changed", "reordered"]
FOLLOWING: tuple[Kind, ...] = ("gap", "passing")


class Side(NamedTuple):
    """One plan's side of a change.

    `entry` is the route of the entry, or of the section for what belongs to no entry; `at` the place. `value` is what stands
    there, None where nothing does; `item` is the part of a list that it is a field of.
    """

    entry: Route
    at: At
    value: object = None
    item: object = None


class Standing(NamedTuple):
    """How it stands with an owner: whom the plan names, who answers, and whether nobody is there."""

    party: str
    people: tuple[str, ...]
    open: bool
    why: object = None


class Change(NamedTuple):
    """One thing that stands otherwise in the later plan than in the earlier one.

    `steps` lead from the entry to the field, without numbers of list items; () for the entry as a whole. A side is None
    where its plan has no such entry. `on` is the day from which a gap or passing counts, None where it does so already.
    """

    kind: Kind
    what: What
    steps: tuple[str, ...]
    old: Side | None
    new: Side | None
    on: date | None = None

    @property
    def side(self) -> Side:
        """The later side; the earlier one of what is gone."""
        side = self.new or self.old
        assert side is not None  # noqa: S101 - a change without sides would be none
        return side

    @property
    def given(self) -> Side:
        """The side on which something stands; the later one where something does on both."""
        return self.side if self.side.value is not None or self.old is None else self.old
