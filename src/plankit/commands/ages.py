"""Since when something known has been wrong, as far as the history tells at little cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from plankit import shape
from plankit.gate import change
from plankit.plan import load
from plankit.revisions import older

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from plankit.files import Folder
    from plankit.findings import Finding
    from plankit.index import Index
    from plankit.lint import Choice, Judged
    from plankit.revisions import Revision

CHEAP = 2_000
"""Entries of the largest plan whose history is looked through."""


def since_when(index: Index, judged: Judged, known: Sequence[Finding], choice: Choice, commit: str) -> dict[str, date]:
    """By fingerprint the day of the change that brought a known finding, going back from a commit.

    Of a finding that depends on the day the history cannot tell: the plan was as it is before time made it wrong.
    """
    texts = cast("Folder", index.plan.texts)
    found: dict[str, date] = {}
    left = [each for each in known if not each.timed]
    entries = sum(len(index.plan.entries(route)) for route in shape.collections())
    if not left or entries > CHEAP:
        return {}
    for day, earlier in older(texts, commit):
        still = _still(index, judged, left, choice, earlier) if earlier else []
        kept = {id(each) for each in still}
        found |= {each.fingerprint: day for each in left if id(each) not in kept}
        left = still
        if not left:
            break
    return found


def _still(index: Index, judged: Judged, left: list[Finding], choice: Choice, earlier: Revision) -> list[Finding]:
    """What of some findings an earlier plan had as well; all of it where not all of that plan can be read."""
    plan = load(earlier, index.plan)
    if not plan.whole:
        return left
    return list(change(index, judged._replace(findings=tuple(left)), plan, choice).known)
