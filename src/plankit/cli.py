"""The front door: opens the command asked for, turns errors into exit codes."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from click import Abort, ClickException
from click.exceptions import Exit, NoArgsIsHelpError

from plankit import __version__
from plankit.commands.doors import EVERY_DAY, FURTHER, SETTINGS, Doors
from plankit.commands.hints import environment_language, hint
from plankit.errors import MendableError
from plankit.words import Said, say, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

__all__ = ["EVERY_DAY", "FURTHER", "app", "main"]

FINE, MENDABLE, BUG, INTERRUPTED = 0, 2, 3, 130
app = typer.Typer(
    name="plankit",
    cls=Doors,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=SETTINGS,
    pretty_exceptions_enable=False,
    options_metavar=hint("[OPTIONS]"),
    subcommand_metavar=hint("COMMAND [ARGS]..."),
    help=hint("Keeps an intranet management plan true."),
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it
    if wanted:
        typer.echo(f"plankit {__version__}")
        raise typer.Exit


@app.callback()
def plankit(
    version: bool = typer.Option(  # noqa: FBT001 - Typer makes a flag of it
        False, "--version", help=hint("Show the version and stop."), callback=_show_version, is_eager=True
    ),
) -> None:
    """Take the options that stand before any command."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code tells how it went."""
    _open_streams()
    with _collector_off():
        return _run(argv)


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


def _run(argv: Sequence[str] | None) -> int:
    try:
        code = app(list(argv) if argv is not None else None, prog_name="plankit", standalone_mode=False)
        sys.stdout.flush()
    except NoArgsIsHelpError as shown:
        shown.show()
        return MENDABLE
    except ClickException as error:
        return _complain(error.format_message())
    except MendableError as error:
        return _complain(error.said)
    except (Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except Exit as done:
        return int(done.exit_code)
    except BrokenPipeError:
        return _reader_left()
    except Exception as error:  # noqa: BLE001 - whatever else happens is a bug of ours, told as one
        return _confess(error)
    if code == INTERRUPTED:
        _tell("", say("plankit: stopped."))
    return int(code or FINE)


def _open_streams() -> None:
    """Give what is said somewhere to go where the caller has closed both ways out."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _complain(problem: Said | str) -> int:
    _tell(say("plankit: {problem}", problem=problem))
    return MENDABLE


def _reader_left() -> int:
    """The program that was reading us has stopped; nothing more can be said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


def _confess(error: Exception) -> int:
    from traceback import format_exception

    from plankit.lint import RuleCrashError

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
    from plankit.reporters.plain import inert, plain

    speak = words(environment_language())
    for line in lines:
        typer.echo(inert(plain(speak(line))), err=True)
