"""The doors as Typer sees them: each opened only when it is asked for, its help and refusals in our own words."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

import typer
from click import Command, Context, HelpFormatter, Option
from click.exceptions import BadOptionUsage, NoSuchOption
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from plankit.commands.hints import hint
from plankit.errors import MendableError
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem

EVERY_DAY = {
    "init": "Begin a plan: a small one to grow, or a full one to cut down.",
    "check": "Find everything that is wrong with a plan, on a day.",
    "render": "Publish the plan as documents: a folder with pages.",
}
"""The commands with what they do, as their functions say it too, so that none is opened only to be listed."""
FURTHER = {
    "serve": "Show the plan in your browser while you write it, with what is wrong beside it.",
    "gaps": "Show who owns what, gaps first; when a gap opens, and what follows when somebody leaves.",
    "who": "Tell who decides on something, who owns it, or all that falls on somebody.",
    "due": "Tell what falls due and on whom, what is late first; also as a calendar.",
    "diff": "Tell what changed in the plan, by meaning and in words, since a revision or between two.",
    "log": "Tell the history of one entry: what changed about it, when and by whom, the latest first.",
    "lint": "Find what is wrong with the text of a plan, whatever the day; for editors and hooks.",
    "explain": "Tell what a rule means, why it matters and how to mend what it finds.",
    "schema": "Write the JSON Schema of plan files, for editors that complete and explain keys.",
    "ci": "Write the file by which GitHub, GitLab, Azure Pipelines or pre-commit checks the plan, or renew it.",
}
SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}
# Typer's own words; they are looked up as they come by.
FOREIGN = (
    say("Arguments"),
    say("Options"),
    say("Show this message and exit."),
    say("Install completion for the current shell."),
    say("Show completion for the current shell, to copy it or customize the installation."),
)


class Help(HelpFormatter):
    """A help page in the language of the environment."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002 - ours takes its place
        """The line that shows how the command is written."""
        super().write_usage(prog, args, f"{hint('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """The title of a group of options or commands."""
        super().write_heading(hint(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands, and what each is for."""
        told = [(name, hint(text) if text else "") for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


class Call(Context):
    """A call of a command."""

    formatter_class = Help


class Plainly(Command):
    """A command that says in plain words what it cannot do with what was typed."""

    context_class = Call

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read what was typed after the command's name."""
        try:
            return super().parse_args(ctx, args)
        except NoSuchOption as error:
            raise MendableError(_no_option(ctx.command_path, error.option_name, _spellings(self.params))) from error
        except BadOptionUsage as error:
            raise MendableError(
                _misused(ctx.command_path, error.option_name, _spellings(self.params, flags=True))
            ) from error

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The arguments, then the options; no version of Click or Typer has a say in it."""
        for title, kind in (("Arguments", "argument"), ("Options", "option")):
            params = [each for each in self.get_params(ctx) if each.param_type_name == kind]
            rows = [row for each in params if (row := each.get_help_record(ctx))]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def format_arguments(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Nothing: newer Clicks would write the arguments a second time."""


class Door(Plainly, TyperCommand):
    """One command."""

    allow_extra_args = True

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read what was typed; what is one too many is named."""
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            raise MendableError(
                say(
                    "`{command}` has no use for `{extra}`; a name with spaces wants quotes around it, "
                    "and `{command} -h` tells the rest.",
                    command=ctx.command_path,
                    extra=left[0],
                )
            )
        return left


class Doors(Plainly, TyperGroup):
    """The commands, each imported only when it is asked for."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - Click gives the context
        """The names of all commands, the daily three first."""
        return [*EVERY_DAY, *FURTHER]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of a name, built from its module's function of the same name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        room = import_module(f"plankit.commands.{cmd_name}")
        # Who goes a quicker way in needs no Typer, and so no module that declares options to it.
        vars(room).setdefault("options", import_module("plankit.commands.options"))
        return _door(cmd_name, getattr(room, cmd_name))

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """The command that was typed."""
        if args[0] not in self.list_commands(ctx) and not ctx.resilient_parsing:
            raise MendableError(_no_command(args[0], self.list_commands(ctx)))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002 - Click gives the context
        """The daily three apart from the rest."""
        for title, commands in ((hint("Every day"), EVERY_DAY), (hint("Further"), FURTHER)):
            with formatter.section(title):
                formatter.write_dl(list(commands.items()))

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """The commands, and options, that begin with what was typed."""
        from click.shell_completion import CompletionItem

        known = {name: Command(name, help=hint(told)) for name, told in (EVERY_DAY | FURTHER).items()}
        found = [(name, each.get_short_help_str()) for name, each in known.items() if name.startswith(incomplete)]
        return [CompletionItem(name, help=told) for name, told in found] + Command.shell_complete(self, ctx, incomplete)


def _door(name: str, function: Callable[..., int]) -> Command:
    room = typer.Typer(rich_markup_mode=None, add_completion=False, context_settings=SETTINGS)
    room.command(name, cls=Door, help=hint((EVERY_DAY | FURTHER)[name]), options_metavar=hint("[OPTIONS]"))(function)
    command = typer.main.get_command(room)
    for argument in (each for each in command.params if isinstance(each, TyperArgument)):
        # Newer Clicks know help for arguments themselves, and drop what Typer was told.
        argument.help = get_type_hints(function, include_extras=True)[str(argument.name)].__metadata__[0].help
    for each in (each for each in command.params if isinstance(each, TyperOption) and each.show_default):
        each.show_default = False
        if isinstance(each.default, str | Path) and str(each.default):
            each.help = f"{each.help}  [{hint('default:')} {each.default}]"
    return command


def _spellings(params: Iterable[object], *, flags: bool = False) -> list[str]:
    """How the options of a command are written; with `flags` only of those that take nothing."""
    options = [each for each in params if isinstance(each, Option) and (each.is_flag or not flags)]
    return [spelling for each in options for spelling in each.opts]


def _no_command(name: str, known: list[str]) -> Said:
    near = get_close_matches(name, known, 1)
    if near:
        return say("There is no command `{name}`; is `plankit {near}` meant?", name=name, near=near[0])
    return say("There is no command `{name}`; `plankit -h` lists them all.", name=name)


def _no_option(command: str, option: str, known: list[str]) -> Said:
    near = get_close_matches(option, [each for each in known if each.startswith("--")], 1)
    if near:
        return say(
            "`{command}` has no option `{option}`; is `{near}` meant?", command=command, option=option, near=near[0]
        )
    return say("`{command}` has no option `{option}`; `{command} -h` lists them all.", command=command, option=option)


def _misused(command: str, option: str, flags: list[str]) -> Said:
    if option in flags:
        return say(
            "`{option}` takes nothing after it; `{command} -h` shows how it is used.", command=command, option=option
        )
    return say("`{option}` wants something after it; `{command} -h` shows what.", command=command, option=option)
