"""A check at every save: `--watch` of `check` and `lint`."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from plankit.commands.hints import environment_language
from plankit.commands.opening import looked_at, today, usual_place
from plankit.commands.outputs import STANDARD, asked_for
from plankit.commands.reporting import judged_report, write
from plankit.errors import MendableError
from plankit.report import failed
from plankit.reporters.plain import inert, plain
from plankit.watching import Saves, Standing, told
from plankit.words import say, say_n, words

if TYPE_CHECKING:
    from plankit.commands.opening import Opened
    from plankit.commands.reporting import Wanted
    from plankit.memory.traces import Log
    from plankit.plan import Plan
    from plankit.report import Report
    from plankit.words import Said

    class Look(Protocol):
        """Opens a plan; what is equal in an earlier state of it is not read again."""

        def __call__(self, *, like: Plan | None) -> Opened:
            """Open it."""


CLEARED = "\x1b[2J\x1b[H"
MENDABLE = 2


def watched(path: Path | str | None, look: Look, wanted: Wanted, *, static: bool = False, dated: bool = False) -> int:
    """Check a plan at every save until it is stopped; gives the exit code that a check would have at that moment.

    `look` opens the plan beside its earlier state; with `dated` it always looks at the same day.
    """
    _possible(wanted)
    place = Path(path) if path else usual_place()
    saves = Saves(place, [Path(wanted.beside.baseline)] if wanted.beside.baseline else [])
    check = Check(look, wanted, static=static, dated=dated or static)
    check.begin(place)
    try:
        _go_on(check, saves)
    except KeyboardInterrupt:
        check.tell(say_n(check.times, "Stopped after {n} check.", "Stopped after {n} checks."))
    return check.code


def _go_on(check: Check, saves: Saves) -> None:
    saves.took(check.log)
    for saved in saves:
        if saved or check.is_of_yesterday():
            check.again()
            saves.took(check.log)
            # Nobody waits now: the garbage of the look before can go.
            gc.collect()


def _possible(wanted: Wanted) -> None:
    """Refuse what does not go with a check that never ends."""
    files = wanted.output not in STANDARD or any("=" in each for each in wanted.formats)
    beside = wanted.beside
    for refused, option in (
        (files, "--output"),
        (beside.base is not None, "--base"),
        (bool(beside.update), "--update-baseline"),
    ):
        if refused:
            raise MendableError(
                say("`--watch` prints a report at every save and does not go with `{option}`.", option=option)
            )


class Check:
    """A check that is done again and again, each time of what changed."""

    def __init__(self, look: Look, wanted: Wanted, *, static: bool, dated: bool) -> None:
        """Know how to look, what to report, and whether a new day makes a difference."""
        self.look = look
        self.wanted = wanted
        self.static = static
        self.dated = dated
        self.opened: Opened | None = None
        self.log: Log | None = None
        self.standing = Standing(())
        self.said: Said | None = None
        self.code = 0
        self.times = 0

    def begin(self, place: Path) -> None:
        """The first look: what is wrong with the call ends it."""
        report = self._report()
        self.standing = Standing(report.findings)
        self._write(report)
        self.tell(say("{time}: watching `{place}`. Ctrl-C stops.", time=_now(), place=str(place)))

    def again(self) -> None:
        """One more look, and what it brings; a plan that has gone may come back."""
        try:
            report = self._report()
        except MendableError as error:
            self._absent(error.said)
            return
        turn = self.standing.turn(report.findings, whole=cast("Opened", self.opened).index.plan.whole)
        self._write(report)
        self.tell(say("{time}: checked again, {turn}.", time=_now(), turn=told(turn)))

    def is_of_yesterday(self) -> bool:
        """Whether a day has begun since the last look."""
        index = self.opened.index if self.opened else None
        return bool(index and not self.dated and today(index.plan) != index.on)

    def tell(self, said: Said) -> None:
        """Say something beside the reports."""
        language = self.opened.language if self.opened else environment_language()
        sys.stderr.write(inert(plain(words(language)(said))) + "\n")
        sys.stderr.flush()

    def _report(self) -> Report:
        self.log = None
        self.opened = self.look(like=self.opened.index.plan if self.opened else None)
        report = judged_report(self.opened, self.wanted, static=self.static)
        self.log = looked_at(self.opened.index.plan)
        self.said = None
        self.times += 1
        return report

    def _absent(self, said: Said) -> None:
        """Say once why there is nothing to check."""
        self.code = MENDABLE
        if said != self.said:
            self.tell(say("{time}: {problem}", time=_now(), problem=said))
        self.said = said

    def _write(self, report: Report) -> None:
        self.code = int(failed(report))
        if self.times > 1:
            sys.stdout.write(_between(self.wanted))
        for each in asked_for(self.wanted.formats, "", {}):
            write(report, each)


def _between(wanted: Wanted) -> str:
    """What stands between two reports: on a terminal each begins on top, elsewhere texts are set apart."""
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        return CLEARED
    return "" if any(each not in {"", "text"} for each in wanted.formats) else "\n"


def _now() -> str:
    from datetime import datetime

    return datetime.now().astimezone().strftime("%H:%M:%S")
