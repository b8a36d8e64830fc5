"""The sections of a plan: what may stand in each, as fields alone."""

from __future__ import annotations

from typing import Literal

from plankit.sections.base import Entry, Mapped, Named, Ref, Roles, Titled, Whole
from plankit.sections.checks import Checks
from plankit.sections.content import Content
from plankit.sections.monitoring import Monitoring
from plankit.sections.ownership import Ownership
from plankit.sections.people import Person, Supplier, Unit
from plankit.sections.plan import Plan
from plankit.sections.policies import Policy
from plankit.sections.responsibilities import Responsibility
from plankit.sections.roadmap import Roadmap
from plankit.sections.roles import Role
from plankit.sections.strategy import Strategy
from plankit.sections.support import Support
from plankit.sections.training import Training

__all__ = [
    "COLLECTIONS",
    "PARTIES",
    "Checks",
    "Content",
    "Entry",
    "Monitoring",
    "Ownership",
    "Person",
    "Plan",
    "PlanData",
    "Policy",
    "Ref",
    "Responsibility",
    "Roadmap",
    "Role",
    "Strategy",
    "Supplier",
    "Support",
    "Training",
    "Unit",
]

COLLECTIONS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("people",), "person"),
    (("units",), "unit"),
    (("suppliers",), "supplier"),
    (("strategy", "audiences"), "audience"),
    (("strategy", "goals"), "goal"),
    (("strategy", "risks"), "risk"),
    (("ownership", "bodies"), "body"),
    (("ownership", "decisions"), "decision"),
    (("ownership", "log"), "log_entry"),
    (("roles",), "role"),
    (("responsibilities",), "responsibility"),
    (("content", "areas"), "area"),
    (("content", "lifecycle"), "lifecycle"),
    (("policies",), "policy"),
    (("monitoring", "kpis"), "kpi"),
    (("monitoring", "feedback"), "feedback"),
    (("monitoring", "reports"), "report"),
    (("support", "channels"), "channel"),
    (("support", "requests"), "request"),
    (("support", "operations"), "operation"),
    (("training", "courses"), "course"),
    (("roadmap", "wishes"), "wish"),
    (("roadmap", "releases"), "release"),
    (("roadmap", "milestones"), "milestone"),
    (("roadmap", "adoption"), "activity"),
)
PARTIES = frozenset({"person", "unit", "supplier", "role", "body"})


class PlanData(Entry):
    """A plan for an intranet: who decides, who does what, within which frames, and how it is kept true."""

    plankit: Literal[1]
    """The version of the plan format; write `1`."""
    plan: Plan
    """What the plan is called, for which intranet it is, and who keeps it."""
    people: Named[Person]
    """The people who have a part in the intranet."""
    units: Titled[Unit]
    """The departments, teams and sites the plan names."""
    suppliers: Titled[Supplier]
    """The companies that deliver the platform, hosting or help."""
    strategy: Whole[Strategy]
    """What the intranet is for and where it is going."""
    ownership: Whole[Ownership]
    """Who owns the intranet, which bodies steer it, and who may decide what."""
    roles: Roles[Role]
    """The roles people fill, from when until when, and who stands in."""
    responsibilities: Mapped[Responsibility]
    """Who is responsible for what."""
    content: Whole[Content]
    """Which pages there are, who looks after them, and how long they live."""
    policies: Titled[Policy]
    """The policies and guidelines, as frames rather than strict rules."""
    monitoring: Whole[Monitoring]
    """What is measured, what colleagues say, and who hears of it."""
    support: Whole[Support]
    """Where colleagues turn with questions, faults and wishes."""
    training: Whole[Training]
    """What people learn, when, and who has learned it."""
    roadmap: Whole[Roadmap]
    """How the intranet develops: wishes, releases, milestones, adoption and budget."""
    checks: Whole[Checks]
    """How strictly the plan is checked, and what is let go."""
