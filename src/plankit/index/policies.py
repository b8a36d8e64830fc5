"""Which policies hold, and which are being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.policies import Policy
    from plankit.words import Name


def current(index: Index) -> Iterator[tuple[str, Policy, Name]]:
    """The policies that hold and those still being written: all that have not been replaced, withdrawn or ended."""
    return iter(index.policies)


def in_force(index: Index) -> Iterator[tuple[str, Policy, Name]]:
    """The policies that hold, whether or not their review is overdue; a draft does not hold yet."""
    return (each for each in current(index) if each[1].status == "in_force")
