"""The plan indexed: id to entry, entry to who names it, and who answers on a day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from plankit.index.chain import Answer, Chains, in_use
from plankit.index.content import Areas
from plankit.index.raci import Raci
from plankit.index.references import References
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from plankit.baseline import Baseline, Owed
    from plankit.findings import Problem
    from plankit.plan import Plan
    from plankit.sections import PlanData
    from plankit.sections.checks import Checks
    from plankit.sections.policies import Policy
    from plankit.source.comments import Ignore, Named

__all__ = ["Answer", "Index", "Party", "named"]


class Party(NamedTuple):
    """A person, unit, supplier, role or body: whatever may own, decide or do."""

    kind: str
    id: str
    entry: object


def named(id_: str, entry: object = None) -> Name:
    """An entry as sentences name it: “Title” (id)."""
    return Name(getattr(entry, "title", None) or getattr(entry, "name", None), id_)


class Index:
    """One plan on one day: what rules and views ask."""

    def __init__(self, plan: Plan, on: date, horizon: date, checks: Checks | None = None) -> None:
        """Index `plan` as of the day `on`; `horizon` is the last day that rules look ahead to.

        `checks` says how strictly it is judged, where that is not for the plan itself to say.
        """
        self.plan = plan
        self.on = on
        self.horizon = horizon
        self.data: PlanData = plan.data
        self.checks = checks or plan.data.checks
        self.rules_run: set[str] = set()
        self.idle_waivers: list[int] = []
        self.idle_ignores: list[tuple[Ignore, Named]] = []
        self.baseline: Baseline | None = None
        self.stale: list[Owed] = []

    def let_go(self) -> None:
        """Forget everything: what knows the index in a circle would hold the plan for as long as the process runs."""
        for name in ("references", "chains", "raci", "areas"):
            if name in vars(self):
                vars(vars(self)[name]).clear()
        vars(self).clear()

    @cached_property
    def parties(self) -> dict[str, Party]:
        """Every party by id; they share one name space."""
        kinds: tuple[tuple[str, Mapping[str, object]], ...] = (
            ("person", self.data.people),
            ("unit", self.data.units),
            ("supplier", self.data.suppliers),
            ("role", self.data.roles),
            ("body", self.data.ownership.bodies),
        )
        return {id_: Party(kind, id_, entry) for kind, entries in reversed(kinds) for id_, entry in entries.items()}

    def party(self, id_: str | None) -> Party | None:
        """The party of this id, None where there is none."""
        return self.parties.get(id_) if id_ else None

    def name(self, id_: str) -> Name:
        """A party as sentences name it."""
        party = self.party(id_)
        return named(id_, party.entry if party else None)

    def spoken(self, id_: str) -> Said:
        """A party with its kind: the role “Content manager” (content-manager)."""
        party = self.party(id_)
        name = self.name(id_)
        match party.kind if party else "":
            case "role":
                return say("the role {name}", name=name)
            case "body":
                return say("the body {name}", name=name)
            case "unit":
                return say("the unit {name}", name=name)
            case "supplier":
                return say("the supplier {name}", name=name)
        return say("{name}", name=name)

    @cached_property
    def references(self) -> References:
        """Who names whom."""
        return References(self.plan)

    @cached_property
    def chains(self) -> Chains:
        """Who answers for a party, on any day."""
        return Chains(self)

    @cached_property
    def raci(self) -> Raci:
        """Who is accountable, responsible, supporting, consulted and informed."""
        return Raci(self)

    @cached_property
    def areas(self) -> Areas:
        """Which content area a page falls under."""
        return Areas(self.data.content)

    @cached_property
    def policies(self) -> list[tuple[str, Policy, Name]]:
        """The policies that hold and those still being written: all that have not been replaced, withdrawn or ended."""
        policies = self.data.policies.items()
        return [(id_, policy, named(id_, policy)) for id_, policy in policies if in_use(policy, self.on)]

    def answer(self, party: str, on: date | None = None) -> Answer:
        """Who answers for a party on a day (the index's own by default), or why nobody does."""
        return self.chains.answer(party, on or self.on)

    def line(self, file: str, number: int) -> str:
        """A line of one of the plan's files, or of what was taken down beside it; "" where there is none."""
        if self.baseline and file == self.baseline.file:
            return self.baseline.line(number)
        return self.plan.line(file, number)

    def problems(self, rule: str) -> Iterator[Problem]:
        """What reading the plan has already found for a rule."""
        return (problem for problem in self.plan.problems if problem.rule == rule)

    @property
    def posts_only(self) -> bool:
        """The plan names posts; the staff directory knows the people."""
        return self.data.plan.people_kept == "elsewhere"
