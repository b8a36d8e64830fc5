"""Work divided over the cores of the machine, where that saves more than it costs; what comes of it is always the same."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from time import perf_counter
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
S = TypeVar("S")

PAYS = 0.1
"""Seconds of work that another process is worth; to start one, and to hear from it, takes a fraction of that."""


def spread(work: Callable[[T], S], items: Sequence[T]) -> list[S]:
    """What comes of each item, in their order; as soon as it pays, those that are left are divided over the cores."""
    done: list[S] = []
    for number, item in enumerate(items):
        begun = perf_counter()
        done.append(work(item))
        left = items[number + 1 :]
        # The first one has everything loaded, so it says little about the others.
        if number and left and (hands := _hands(perf_counter() - begun, len(left))) > 1:
            return done + divided(work, left, hands)
    return done


def _hands(each: float, left: int) -> int:
    """How many processes are worth their while for what is left."""
    return min(processors(), left, 1 + int(each * left / PAYS))


def processors() -> int:
    """How many processes this one may be; one where a process cannot be doubled safely, or where somebody watches it."""
    threads = sys.modules.get("threading")
    if sys.platform in {"win32", "darwin"} or (threads and threads.active_count() > 1):
        return 1
    return 1 if sys.gettrace() or sys.getprofile() else len(os.sched_getaffinity(0))


def divided(work: Callable[[T], S], items: Sequence[T], hands: int) -> list[S]:
    """What comes of each item, in their order, every share of them in a process of its own but the first."""
    shares = [items[number::hands] for number in range(hands)]
    others: list[Hand[S]] = []
    try:
        others.extend(Hand(work, share) for share in shares[1:])
        made = [[work(each) for each in shares[0]]]
        for hand, share in zip(others, shares[1:], strict=True):
            got = hand.result()
            # What went wrong in another process goes wrong here as well, and is told here.
            made.append([work(each) for each in share] if got is None else got)
    finally:
        for hand in others:
            hand.end()
    return [made[number % hands][number // hands] for number in range(len(items))]


class Hand(Generic[S]):
    """A process that does a share of the work."""

    def __init__(self, work: Callable[[T], S], share: Sequence[T]) -> None:
        """Begin it."""
        self.ends, into = os.pipe()
        self.process = os.fork()
        if not self.process:
            _work(work, share, into)
        os.close(into)

    def result(self) -> list[S] | None:
        """What came of it; None where it did not come to its end."""
        with os.fdopen(self.ends, "rb") as stream:
            written = stream.read()
        self.ends = -1
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        return None if status or not written else pickle.loads(written)  # noqa: S301 - our own process wrote it

    def end(self) -> None:
        """Leave nothing of it behind."""
        if self.process:
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGTERM)
            os.waitpid(self.process, 0)
        if self.ends >= 0:
            os.close(self.ends)


def _work(work: Callable[[T], S], share: Sequence[T], into: int) -> None:
    """What the other process does; it never comes back."""
    code = 1
    with suppress(BaseException):
        written = pickle.dumps([work(each) for each in share], pickle.HIGHEST_PROTOCOL)
        with os.fdopen(into, "wb") as stream:
            stream.write(written)
        code = 0
    os._exit(code)
