"""How a run ends: what went wrong becomes a sentence on standard error, and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from plankit.words import Said

FINE, MENDABLE, BUG, INTERRUPTED = 0, 2, 3, 130


def ended(run: Callable[[], int | None]) -> int:
    """Run a command; the exit code tells how it went."""
    _open_streams()
    with _collector_off():
        return _code(run)


@contextmanager
def _collector_off() -> Iterator[None]:
    """Leave the garbage alone: starting up and reading a plan make much that stays, and little that dies young."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _code(run: Callable[[], int | None]) -> int:
    try:
        code = run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        return _reader_left()
    except Exception as error:  # noqa: BLE001 - whatever else happens is a bug of ours, told as one
        from plankit.errors import MendableError

        return _complain(error.said) if isinstance(error, MendableError) else confess(error)
    if code == INTERRUPTED:
        _stop()
    return int(code or FINE)


def _open_streams() -> None:
    """Give what is said somewhere to go where the caller has closed both ways out."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()


def _nowhere() -> TextIO:
    from pathlib import Path

    return Path(os.devnull).open("w", encoding="utf-8")


def _stop() -> None:
    from plankit.words import say

    _tell("", say("plankit: stopped."))


def _complain(problem: Said) -> int:
    from plankit.words import say

    _tell(say("plankit: {problem}", problem=problem))
    return MENDABLE


def _reader_left() -> int:
    """The program that was reading us has stopped; nothing more can be said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


def confess(error: Exception) -> int:
    """Tell of a bug of ours, with all that its makers need to mend it."""
    from traceback import format_exception

    from plankit import __version__
    from plankit.lint import RuleCrashError
    from plankit.words import say

    _tell(*"".join(format_exception(error)).splitlines())
    if isinstance(error, RuleCrashError):
        _tell(
            say(
                "plankit: the rule `{rule}` has a bug; nothing is wrong with the plan. "
                "`--ignore {rule}` leaves it out until it is mended.",
                rule=error.rule,
            )
        )
    else:
        _tell(say("plankit: this is a bug in plankit, nothing is wrong with the plan."))
    _tell(
        say(
            "Please report it to the makers of plankit {version}, with the lines above; "
            "of the plan they hold only what is quoted in them.",
            version=__version__,
        )
    )
    return BUG


def _tell(*lines: Said | str) -> None:
    """Say something on standard error: what cannot be seen is written out, and no build service finds a command in it."""
    from plankit.commands.hints import environment_language
    from plankit.reporters.plain import inert, plain
    from plankit.words import words

    speak = words(environment_language())
    for line in lines:
        print(inert(plain(speak(line))), file=sys.stderr, flush=True)  # noqa: T201 - there is nothing else to say it with
