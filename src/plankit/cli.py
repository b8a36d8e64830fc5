"""The front door: opens the command that was asked for; the rest is up to the doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from click import Abort, ClickException
from click.exceptions import Exit, NoArgsIsHelpError

from plankit import __version__
from plankit.commands.doors import EVERY_DAY, FURTHER, SETTINGS, Doors
from plankit.commands.ending import MENDABLE, ended
from plankit.commands.hints import hint
from plankit.errors import MendableError
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["EVERY_DAY", "FURTHER", "app", "main"]

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
    return ended(lambda: _through(argv))


def _through(argv: Sequence[str] | None) -> int | None:
    """Go through the door that was asked for; what Click has to say becomes ours."""
    try:
        code: int | None = app(list(argv) if argv is not None else None, prog_name="plankit", standalone_mode=False)
    except NoArgsIsHelpError as shown:
        shown.show()
        return MENDABLE
    except ClickException as error:
        raise MendableError(say("{why}", why=error.format_message())) from error
    except Abort as error:
        raise KeyboardInterrupt from error
    except Exit as done:
        return int(done.exit_code)
    return code
