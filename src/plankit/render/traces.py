"""What stands beneath entries and pages: when they were last changed, and where they are edited."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from plankit import shape
from plankit.findings import At
from plankit.render.forges import source
from plankit.views.page import OWN_PAGES, home

if TYPE_CHECKING:
    from plankit.changed import Changed, Touched
    from plankit.findings import Place, Route
    from plankit.index import Index
    from plankit.views import Page


class Trace(NamedTuple):
    """When something was last changed, and the address at which it is edited; None and "" where that is not known."""

    touched: Touched | None
    href: str

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.touched or self.href)


NONE = Trace(None, "")


class Traces:
    """Traces of entries and pages; there are none without a repository and without an address of the plan's source."""

    def __init__(self, index: Index, changed: Changed | None, *, edited: bool = True) -> None:
        """Know what git has said of the lines; without `edited` nothing leads to where they are edited."""
        self.plan = index.plan
        self.changed = changed
        prefix = changed.prefix if changed else ""
        self.source = source(index.data.plan.source, prefix) if edited else None

    def entry(self, kind: str, id_: str) -> Trace:
        """The trace of an entry."""
        return self._of((*self._routes[kind], id_)) if self._speaks else NONE

    def page(self, page: Page) -> Trace:
        """The trace of a page: of the entry that it shows, or else of its section."""
        if not self._speaks:
            return NONE
        route = self._shown.get(page.path)
        return self._of(route) if route else self._section(page.section)

    @property
    def _speaks(self) -> bool:
        return bool(self.changed or self.source)

    @cached_property
    def _routes(self) -> dict[str, Route]:
        return {kind: route for route, kind in shape.collections().items()}

    @cached_property
    def _shown(self) -> dict[str, Route]:
        """The entries that have a page for themselves, by its path."""
        own = ((route, kind) for route, kind in shape.collections().items() if kind in OWN_PAGES)
        return {home(kind, id_)[0]: (*route, id_) for route, kind in own for id_ in self.plan.entries(route)}

    def _of(self, route: Route) -> Trace:
        return self._trace([(self.plan.place(At(route, "entry")), self.plan.place(At(route)))])

    def _section(self, section: str) -> Trace:
        """The trace of a section, over all files that have a part of it."""
        at = At((section,))
        files = [chunk.file for chunk in self.plan.merged.chunks.get((section,), ())]
        return self._trace(
            [
                (self.plan.place(at._replace(part="entry", file=file)), self.plan.place(at._replace(file=file)))
                for file in files
            ]
        )

    def _trace(self, stretches: list[tuple[Place, Place]]) -> Trace:
        """The trace of stretches of files, of each from where to where."""
        if not stretches:
            return NONE
        found = [self._touched(first, last) for first, last in stretches] if self.changed else []
        known = [each for each in found if each]
        latest = next((each for each in known if each.uncommitted), None) or max(
            known, key=lambda each: each.day or date.min, default=None
        )
        start = stretches[0][0]
        return Trace(latest, self.source.line(start.file, start.span.line) if self.source else "")

    def _touched(self, first: Place, last: Place) -> Touched | None:
        span = last.span
        # A text over several lines ends where the next line begins.
        end = span.end_line - 1 if span.end_column == 1 and span.end_line > first.span.line else span.end_line
        return self.changed.between(first.file, first.span.line, end) if self.changed else None
