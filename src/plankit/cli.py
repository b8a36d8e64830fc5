"""The front door: names the commands, opens the one asked for, turns errors into exit codes."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from click import Abort, ClickException, Command, Context, HelpFormatter
from click.exceptions import Exit, NoArgsIsHelpError
from typer.core import TyperGroup

from plankit import __version__
from plankit.commands.hints import environment_language, hint
from plankit.errors import MendableError
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Sequence

FINE, FOUND, MENDABLE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
EVERY_DAY = ("init", "check", "render")
FURTHER = ("lint", "explain", "schema")


class Doors(TyperGroup):
    """The commands, each imported only when it is asked for."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - Click gives the context
        """The names of all commands, the daily three first."""
        return [*EVERY_DAY, *FURTHER]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of a name, built from its module's function of the same name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        room = typer.Typer(rich_markup_mode=None, add_completion=False, context_settings=SETTINGS)
        door = getattr(import_module(f"plankit.commands.{cmd_name}"), cmd_name)
        room.command(cmd_name, help=hint(door.__doc__.strip().partition("\n\n")[0]))(door)
        return typer.main.get_command(room)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The daily three apart from the rest."""
        for title, names in ((hint("Every day"), EVERY_DAY), (hint("Further"), FURTHER)):
            commands = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(title):
                formatter.write_dl([(name, each.get_short_help_str(limit=90)) for name, each in commands if each])


SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}
app = typer.Typer(
    name="plankit",
    cls=Doors,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=SETTINGS,
    pretty_exceptions_enable=False,
    help=hint("Keeps an intranet management plan true."),
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"plankit {__version__}")
        raise typer.Exit


@app.callback()
def plankit(
    version: bool = typer.Option(
        False, "--version", help=hint("Show the version and stop."), callback=_show_version, is_eager=True
    ),
) -> None:
    """Take the options that stand before any command."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code tells how it went."""
    try:
        code = app(list(argv) if argv is not None else None, prog_name="plankit", standalone_mode=False)
        sys.stdout.flush()
    except NoArgsIsHelpError as shown:
        shown.show()
        return MENDABLE
    except ClickException as error:
        return _complain(error.format_message())
    except MendableError as error:
        return _complain(words(environment_language())(error.said))
    except (Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exit as done:
        return int(done.exit_code)
    except BrokenPipeError:
        return _reader_left()
    except Exception as error:  # noqa: BLE001 - whatever else happens is a bug of ours, told as one
        return _confess(error)
    return int(code or FINE)


def _complain(sentence: str) -> int:
    from plankit.reporters.plain import plain

    typer.echo(f"plankit: {plain(sentence)}", err=True)
    return MENDABLE


def _reader_left() -> int:
    """The program that was reading us has stopped; nothing more can be said."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


def _confess(error: Exception) -> int:
    from traceback import format_exception

    from plankit.reporters.plain import plain

    said = words(environment_language())
    for line in "".join(format_exception(error)).splitlines():
        typer.echo(plain(line), err=True)
    typer.echo(said(say("This is a bug in plankit {version}, not in the plan: {error}.", version=__version__, error=plain(str(error)))), err=True)
    typer.echo(said(say("Please report it with the lines above; they hold no text of the plan but what is quoted in them.")), err=True)
    return BUG
