"""The quick way in: `check` and `lint` with options as they are mostly typed, without a wait for Typer.

Whatever this way does not know (help, completion, other commands, anything mistyped) goes the whole way, through
`plankit.cli`. What it does know comes from the same functions that Typer reads, and does the same.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from functools import partial
from getopt import GetoptError, gnu_getopt
from importlib import import_module

from plankit.commands.ending import ended

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

COMMANDS = ("check", "lint")
SHORT = {"-f": "--format", "-o": "--output"}
# On Windows Click has names with these filled in.
WILD = set("*?[~$%")
COMPLETION = "_PLANKIT_COMPLETE"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line, the quick way where there is one; the exit code tells how it went."""
    typed = sys.argv[1:] if argv is None else argv
    call = called(typed)
    if call is None:
        from plankit import cli

        return cli.main(argv)
    if argv is not None:
        return ended(call)
    # The process is ours: nobody after us needs the garbage of a whole plan looked through.
    gc.disable()
    code = ended(call)
    leave(code)
    return code


def leave(code: int) -> None:
    """End the process at once: to take apart what a plan was made into, bit by bit, takes longer than it is of use.

    Not where somebody watches, and has something to write down at the end.
    """
    if sys.gettrace() is None and sys.getprofile() is None:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def called(typed: Sequence[str]) -> Callable[[], int] | None:
    """The call that was typed, ready to be made; None where only the whole way will do."""
    if not typed or typed[0] not in COMMANDS or COMPLETION in os.environ:
        return None
    command = getattr(import_module(f"plankit.commands.{typed[0]}"), typed[0])
    given = _given(typed[1:], spelled(command))
    return None if given is None else partial(command, **given)


def spelled(command: Callable[..., int]) -> dict[str, tuple[str, Any]]:
    """The long spellings of a command's options, each with its parameter and what that is when left out."""
    code = command.__code__
    names = code.co_varnames[: code.co_argcount]
    options = zip(names, command.__defaults__ or (), strict=True)
    return {f"--{name.replace('_', '-')}": (name, usual) for name, usual in options if name != "path"}


def _given(typed: Sequence[str], known: dict[str, tuple[str, Any]]) -> dict[str, Any] | None:
    """What was typed, by parameter; None where it is not as plain as that."""
    if any(each.startswith("--") and each.partition("=")[0] not in known for each in typed) or WILD & set().union(
        *typed
    ):
        return None
    long = [option.removeprefix("--") + "=" * (usual is not False) for option, (_, usual) in known.items()]
    try:
        options, places = gnu_getopt(list(typed), "".join(f"{each[1]}:" for each in SHORT), long)
    except GetoptError:
        return None
    if any(not each or each.startswith("-") for each in places):
        return None
    given: dict[str, Any] = {"path": places} if places else {}
    for option, text in options:
        name, usual = known[SHORT.get(option, option)]
        given[name] = [*given.get(name, []), text] if usual == [] else usual is False or text
    return given
