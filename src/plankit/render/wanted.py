"""What is asked for when a plan is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from plankit.changed import Changed
    from plankit.views import Page

T = TypeVar("T")


class Each(Protocol):
    """Does some work for each page, in whatever way, and gives what comes of it in the order of the pages; `map` does."""

    def __call__(self, work: Callable[[Page], T], pages: Sequence[Page], /) -> Iterable[T]:
        """Do it."""


class Wanted(NamedTuple):
    """How a plan is to be rendered: format and language, a folder of own templates, one section alone.

    `languages` are several at once, each in a folder of its own. `single` is the name of the one file that all pages
    are to be in. `changed` says when the lines of the plan were last changed.
    """

    format: str
    language: str
    templates: Path | None = None
    only: str = ""
    languages: tuple[str, ...] = ()
    single: str = ""
    changed: Changed | None = None
