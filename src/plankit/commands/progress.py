"""How far the making of documents is, told on a terminal when it takes a while; and that work divided over the cores."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from plankit.commands.cores import divided, processors
from plankit.reporters.plain import plain
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plankit.views import Page
    from plankit.words import Said

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds after which somebody at a terminal wants to know how far it is."""
OFTEN = 0.1
FEW = 50
"""So many pages are made before it is clear whether the rest is worth another process."""
SAMPLE = 20
WORTH = 0.5
"""Seconds of work that is left, from which on it is."""
CLEARED = "\r\x1b[2K"


class Progress:
    """A line on the terminal that tells how far it is, and goes when that is done."""

    def __init__(self, language: str) -> None:
        """Begin to count the seconds; only somebody at a terminal is told."""
        self.speak(language)
        self.process = os.getpid()
        self.next = perf_counter() + PATIENCE
        self.shows = _watched()
        self.shown = False

    def speak(self, language: str) -> None:
        """Tell it in this language from now on."""
        self.words = words(language)

    @contextmanager
    def during(self, said: Said) -> Iterator[None]:
        """Tell this while something lasts, from when it begins to take long."""
        if not self.shows:
            yield
            return
        from threading import Timer

        timer = Timer(max(0.0, self.next - perf_counter()), self._show, (said,))
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            self._clear()

    def each(self, work: Callable[[Page], T], pages: Sequence[Page]) -> list[T]:
        """What comes of some work for every page, in their order; as soon as it pays, all cores do it."""
        done: list[T] = []
        try:
            for number, page in enumerate(pages):
                if number == FEW - SAMPLE:
                    begun = perf_counter()
                done.append(work(page))
                self._at(number + 1, len(pages))
                left = pages[number + 1 :] if number + 1 == FEW else ()
                if left and (perf_counter() - begun) / SAMPLE * len(left) > WORTH and processors() > 1:
                    return done + self._divided(work, left)
        finally:
            self._clear()
        return done

    def _divided(self, work: Callable[[Page], T], left: Sequence[Page]) -> list[T]:
        hands, made, total = min(processors(), len(left)), FEW, FEW + len(left)

        def counted(page: Page) -> T:
            nonlocal made
            made = min(made + hands, total)
            self._at(made, total)
            return work(page)

        return divided(counted, left, hands)

    def _at(self, number: int, total: int) -> None:
        if self.shows and perf_counter() >= self.next and os.getpid() == self.process:
            self._show(say("Pages made: {number} of {total}", number=number, total=total))

    def _show(self, said: Said) -> None:
        sys.stderr.write(f"{CLEARED}{plain(self.words(said))[: _width() - 1]}")
        sys.stderr.flush()
        self.next = perf_counter() + OFTEN
        self.shown = True

    def _clear(self) -> None:
        if self.shown and os.getpid() == self.process:
            sys.stderr.write(CLEARED)
            sys.stderr.flush()
            self.shown = False


def _watched() -> bool:
    """Whether somebody is at a terminal that can take a line back."""
    return sys.stderr.isatty() and os.environ.get("TERM") not in {None, "", "dumb"} and not os.environ.get("CI")


def _width() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
