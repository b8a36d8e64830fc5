"""How pages are laid out: in several languages, in one file, and with what git knows of the lines of the plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plankit.changed import changed
from plankit.commands.hints import hint
from plankit.commands.opening import chosen
from plankit.errors import MendableError
from plankit.files import Folder
from plankit.outputs import OUTPUTS
from plankit.render import ending
from plankit.words import LANGUAGES, say

if TYPE_CHECKING:
    from plankit.plan import Plan
    from plankit.render import Wanted

Languages = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar=hint("LANG"),
        autocompletion=lambda: [*LANGUAGES, "nl,en"],
        help=hint("Speak `nl` or `en`, or both with `nl,en`; the plan's language when left out."),
    ),
]
SingleFile = Annotated[
    bool,
    typer.Option("--single-file", help=hint("All pages of `html` or `markdown` in one file, which can be mailed.")),
]


def tongues(lang: str) -> tuple[str, ...]:
    """The languages asked for, each once."""
    found = tuple(dict.fromkeys(each.strip() for each in lang.split(",") if each.strip()))
    for each in found:
        chosen("--lang", each, LANGUAGES)
    return found


def whole_name(format: str, own: Path | None, out: Path | None) -> str:  # noqa: A002 - the option's name
    """The name of the one file with all pages: as it was asked for, else `plan.html` or what the format ends in."""
    return out.name if out and not out.is_dir() else f"plan.{ending(format, own)}"


def laid_out(wanted: Wanted, plan: Plan, languages: tuple[str, ...], out: Path | None, *, single: bool) -> Wanted:
    """What is wanted, with languages, the name of the single file, and the past of the plan's lines."""
    if wanted.format in OUTPUTS:
        if single:
            raise MendableError(
                say("`{format}` is one file by itself; leave `--single-file` out.", format=wanted.format)
            )
        if len(languages) > 1:
            raise MendableError(
                say("`--lang` takes one language for `{format}`; write one file after the other.", format=wanted.format)
            )
        return wanted
    name = whole_name(wanted.format, wanted.templates, out) if single else ""
    texts = plan.texts
    past = changed(texts.base, [*plan.sources, *plan.lists]) if isinstance(texts, Folder) else None
    return wanted._replace(languages=languages, single=name, changed=past)
