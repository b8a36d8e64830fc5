"""Findings that one cause brings about, folded into the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.findings import Finding


class Fold(NamedTuple):
    """A finding to show in full, and the others of its rule with the same cause."""

    head: Finding
    others: list[Finding]


def folded(findings: Iterable[Finding]) -> list[Fold]:
    """Findings in their order, each cause of a rule once; a finding without a cause stands alone."""
    folds: dict[object, Fold] = {}
    for number, finding in enumerate(findings):
        key = (finding.rule, finding.severity, finding.cause) if finding.cause else number
        if key in folds:
            folds[key].others.append(finding)
        else:
            folds[key] = Fold(finding, [])
    return list(folds.values())
