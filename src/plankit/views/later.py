"""Views that are made when they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Later:
    """Stands for a view, and makes it as soon as anything of it is asked for."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], object]) -> None:
        """Know how it is made."""
        self._make = make
        self._made: object = None

    def __getattr__(self, name: str) -> Any:
        """What the view has under this name."""
        if self._made is None:
            self._made = self._make()
        return getattr(self._made, name)
