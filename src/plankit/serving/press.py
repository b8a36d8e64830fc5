"""Editions of the pages: at every save the plan is looked at again, and what can be read of it is put out."""

from __future__ import annotations

import gc
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, Protocol

from plankit.errors import MendableError
from plankit.render.shelf import Shelf
from plankit.watching import Standing, Turn, told
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from plankit.findings import Finding
    from plankit.memory.traces import Log
    from plankit.plan import Plan
    from plankit.render import Wanted
    from plankit.serving.doorbell import Doorbell
    from plankit.views import Given
    from plankit.watching import Saves
    from plankit.words import Said

    class Look(Protocol):
        """Looks at a plan; what is equal in an earlier state of it is not read again."""

        def __call__(self, *, like: Plan | None) -> Sight:
            """Look."""

    class Tell(Protocol):
        """Speaks in the terminal: in a language, and of mistakes that are ours."""

        def __call__(self, said: Said, language: str) -> None:
            """Say something."""

        def confess(self, error: Exception) -> None:
            """Tell of a mistake that is ours."""


BUG = say("This is a bug in plankit, nothing is wrong with the plan. The terminal in which it runs tells more.")


GARBAGE = 50_000
"""So many things are left behind before it is worth clearing them away."""


class Sight(NamedTuple):
    """What one look at a plan gives.

    `given` is what pages are made of, `findings` all that was found, by the names that the pages use as well. `file` is
    the name of a file of the plan as seen from here, `gone` whether the day it was looked at for is over.
    """

    plan: Plan
    given: Given
    wanted: Wanted
    findings: tuple[Finding, ...]
    log: Log
    file: Callable[[str], str]
    gone: Callable[[], bool]

    @property
    def whole(self) -> bool:
        """Whether all of the plan could be read."""
        return self.plan.whole


class Edition(NamedTuple):
    """The pages at a moment, and what was wrong then.

    `time` is when the plan was looked at last, `as_of` when it could be read last. `problem` is why it could not be
    looked at. A `shelf` is None where the plan could not be read even once.
    """

    number: int
    time: str
    language: str
    shelf: Shelf | None = None
    as_of: str = ""
    findings: tuple[Finding, ...] = ()
    file: Callable[[str], str] = str
    whole: bool = True
    turn: Turn = Turn()
    problem: Said | None = None


class Press:
    """Looks at the plan at every save and puts out an edition each time."""

    def __init__(self, look: Look, saves: Saves, tell: Tell, doorbell: Doorbell) -> None:
        """Nothing has been looked at yet."""
        self.look = look
        self.saves = saves
        self.tell = tell
        self.doorbell = doorbell
        self.standing = Standing(())
        self.sight: Sight | None = None
        self.now = Edition(0, "", "en")
        self._thread = Thread(target=self._go_on, daemon=True)

    def begin(self) -> None:
        """The first edition; what is wrong with the call is a MendableError."""
        sight, shelf = self._seen()
        self.standing = Standing(sight.findings)
        self._put_out(sight, shelf, Turn((), (), sight.whole))

    def start(self) -> None:
        """Go on in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more, and let nobody wait for anything."""
        self.saves.stop.set()
        if self.now.shelf:
            self.now.shelf.put_away()
        self.doorbell.close()

    def _go_on(self) -> None:
        try:
            self._watch()
        except Exception as error:  # noqa: BLE001 - nobody waits for this thread, and what it showed so far stays
            self._bug(error)

    def _watch(self) -> None:
        self.saves.took(self.sight.log if self.sight else None)
        for saved in self.saves:
            if saved or (self.sight and self.sight.gone()):
                self.again()
                self.saves.took(self.sight.log if self.sight and not self.now.problem else None)
            elif gc.get_count()[0] > GARBAGE:
                # A second has passed, and nobody waits: what looks and pages have left behind can go.
                gc.collect()

    def again(self) -> None:
        """One more look, and an edition of what it gives; a plan that has gone may come back."""
        try:
            sight, shelf = self._seen()
        except MendableError as error:
            self._excuse(error.said)
        except Exception as error:  # noqa: BLE001 - whatever it is, what was shown so far goes on to be shown
            self._bug(error)
        else:
            turn = self.standing.turn(sight.findings, whole=sight.whole)
            self._put_out(sight, shelf, turn)
            self.tell(say("{time}: checked again, {turn}.", time=clock(), turn=told(turn)), self.now.language)

    def _seen(self) -> tuple[Sight, Shelf | None]:
        """The plan as it is now, and its pages where all of it could be read."""
        sight = self.look(like=self.sight.plan if self.sight else None)
        self.sight = sight
        return sight, Shelf(sight.given, sight.wanted) if sight.whole else None

    def _put_out(self, sight: Sight, shelf: Shelf | None, turn: Turn) -> None:
        """Pages of what could be read; where not all could, those from before."""
        now = clock()
        edition = Edition(
            self.now.number + 1,
            now,
            sight.wanted.language,
            shelf or self.now.shelf,
            now if shelf else self.now.as_of,
            findings=sight.findings,
            file=sight.file,
            whole=sight.whole,
            turn=turn,
        )
        self._replace(edition)

    def _bug(self, error: Exception) -> None:
        """Confess, once, and go on with what there is."""
        if self.now.problem != BUG:
            self.tell.confess(error)
        self._excuse(BUG)

    def _excuse(self, said: Said) -> None:
        """The same edition, and why there is no newer one; that is said once."""
        if said == self.now.problem:
            return
        if said != BUG:
            self.tell(say("{time}: {problem}", time=clock(), problem=said), self.now.language)
        self._replace(self.now._replace(number=self.now.number + 1, time=clock(), problem=said, turn=Turn()))

    def _replace(self, edition: Edition) -> None:
        before, self.now = self.now, edition
        if before.shelf and before.shelf is not edition.shelf:
            before.shelf.put_away()
        self.doorbell.ring()


def clock() -> str:
    """The time of day."""
    from datetime import datetime

    return datetime.now().astimezone().strftime("%H:%M:%S")
