"""What a mistake is: its place, what is said of it, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from plankit.words import Said


class Mistake(NamedTuple):
    """From where to where it stands, what is wrong, what to do, and the bracket it is about."""

    start: int
    end: int
    message: Said
    remedy: Said
    rule: str = "broken-yaml"
    opening: int | None = None
