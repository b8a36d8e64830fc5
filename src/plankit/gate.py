"""What a change brings: findings that are new, that were known before, and that it has mended.

Both plans are judged by the rules of the later one and on the same day, so what time alone brings is in both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.index import Index
from plankit.lint import lint
from plankit.pairing import Pairing, fingerprint, spoken
from plankit.renamed import Renamed, parts
from plankit.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.findings import Finding, Route
    from plankit.lint import Choice, Judged
    from plankit.plan import Plan

HOLDING = {"role-nobody-holds", "holder-has-left", "holder-leaves-soon", "too-few-holders"}
"""Rules on who holds a role: silent where another rule tells the same of what the role owns."""


TAKEN_DOWN = "baseline-entry-not-needed"
"""The rule on what was taken down: that file is the later plan's, so an earlier one has nothing to mend in it."""


class Change(NamedTuple):
    """The findings of a later plan that are new and known, those of the earlier one that are mended; in reading order."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()


def change(index: Index, judged: Judged, before: Plan, choice: Choice) -> Change:
    """Compare the findings of a plan with those of the plan before it."""
    earlier = Index(before, index.on, index.horizon, index.checks)
    earlier.baseline = index.baseline
    was = lint(earlier, choice)
    renamed = Renamed(before, index.plan)
    standing = _paired(judged.findings, was.findings, renamed)
    told = Elsewhere(index, judged, earlier, was)
    new = {id(each) for each in standing.now if not told.before(each)}
    let_go = _paired(judged.let_go, standing.then, renamed)
    no_longer = _paired((*judged.findings, *judged.let_go), was.let_go, renamed)
    fixed = [each for each in (*let_go.then, *no_longer.then) if told.is_mended(each)]
    return Change(
        tuple(each for each in judged.findings if id(each) in new),
        tuple(each for each in judged.findings if id(each) not in new),
        tuple(sorted(fixed, key=lambda each: (each.place, each.rule))),
    )


def _paired(now: Iterable[Finding], then: Iterable[Finding], renamed: Renamed) -> Pairing:
    """What is the same in both: to the letter, under another id, or where less is wrong than was."""
    pairing = Pairing(now, then)
    pairing.by(spoken)
    pairing.by(fingerprint)
    pairing.by(parts, renamed.parts)
    pairing.by(lambda each: parts(each)[:2], lambda each: renamed.parts(each)[:2], _is_less)
    return pairing


def _is_less(now: Finding, then: Finding) -> bool:
    """Whether a finding names several things of which some are mended."""
    return set(now.value.split(",")) < set(then.value.split(","))


class Elsewhere:
    """Whether what only one of two plans is told of was so in the other one as well."""

    def __init__(self, index: Index, judged: Judged, earlier: Index, was: Judged) -> None:
        """Know both plans and what was found in them."""
        self.index = index
        self.earlier = earlier
        self.causes = {each.cause for each in judged.findings}
        self.earlier_causes = {each.cause for each in was.findings}

    def before(self, finding: Finding) -> bool:
        """Whether a finding on a role's holders was told before of what the role owned."""
        return _is_told(finding, self.earlier, self.earlier_causes)

    def is_mended(self, finding: Finding) -> bool:
        """Whether an earlier finding is gone indeed: not hidden by something else, not told otherwise."""
        plan = self.index.plan
        if finding.rule == TAKEN_DOWN:
            return False
        if not plan.whole and all_rules()[finding.rule].family != "file":
            return False
        route: Route = tuple(int(step) if step.isdecimal() else step for step in finding.at.split("."))
        hidden = any(route[:length] in plan.covered for length in range(1, len(route) + 1))
        return not hidden and not _is_told(finding, self.index, self.causes)


def _is_told(finding: Finding, index: Index, causes: set[str]) -> bool:
    """Whether another finding of a plan comes of the role that this one is about, and of the same holder of it."""
    section, *rest = finding.at.split(".")
    role = index.data.roles.get(rest[0]) if section == "roles" and rest and finding.rule in HOLDING else None
    if role is None or f"role:{rest[0]}" not in causes:
        return False
    return finding.value in {"", *(each.person for each in role.holders)}
