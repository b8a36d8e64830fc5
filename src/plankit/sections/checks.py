"""How strictly the plan is checked, and what is let go."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plankit import shorthand
from plankit.sections.base import (
    NOTHING,
    Country,
    End,
    Entry,
    Keyed,
    Length,
    Listed,
    PersonId,
    Shorthand,
    Text,
)

SEVERITY = {"enum": ["error", "warning", "hint", "off"]}
OPTIONS = {"type": "object", "properties": {"severity": SEVERITY}}


class RuleSetting(Entry):
    """What the plan sets for a rule."""

    severity: Literal["error", "warning", "hint", "off"] | None = None
    """How heavily it counts: `error`, `warning`, `hint` or `off`."""
    options: dict[str, object] = Field(default={})
    """What else can be set for this rule, such as `most: 12`."""


class Waiver(Entry):
    """A finding that is let go, by whom and until when."""

    rule: str
    """The rule that is let go, such as `policy-review-overdue`."""
    at: str
    """Where: an entry or a field of the plan, such as `responsibilities.check-content`; what is below it counts too."""
    reason: Text | None = None
    """Why it is let go."""
    approved_by: PersonId | None = None
    """Who agreed to it."""
    until: End | None = None
    """The last day on which it is let go."""


class Checks(Entry):
    """How the plan is checked."""

    profile: Annotated[Literal["starter", "standard", "strict"], Shorthand(shorthand.or_standard, NOTHING)] = "standard"
    """How strictly: `starter`, `standard` or `strict`."""
    horizon: Length | None = None
    """How far ahead to look for what will go wrong, such as `90 days`."""
    timezone: str | None = None
    """The time zone in which a day begins, such as `Europe/Amsterdam`."""
    holidays: Country | None = None
    """The country whose public holidays are no working days, such as `NL`."""
    rules: Keyed[str, Annotated[RuleSetting, Shorthand(shorthand.as_setting, SEVERITY, OPTIONS)]]
    """What is set for single rules, such as `policy-review-overdue: error`."""
    waivers: Listed[Waiver]
    """The findings that are let go, each with a reason and an end."""
