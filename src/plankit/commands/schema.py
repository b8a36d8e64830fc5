"""`plankit schema`: what editors need to complete keys and explain them."""

from __future__ import annotations

from typing import Annotated

import typer

from plankit.commands import options
from plankit.commands.hints import environment_language, hint
from plankit.commands.opening import chosen
from plankit.commands.putting import put
from plankit.commands.writing import write_file
from plankit.schema import schema as schema_text
from plankit.words import LANGUAGES, words

Resolved = Annotated[
    bool,
    typer.Option(
        "--resolved", help=hint("Write the schema of `plankit render --to json` instead, for other programs.")
    ),
]


def schema(output: options.SchemaFile = "", lang: options.PlainLanguage = "", resolved: Resolved = False) -> int:
    """Write the JSON Schema of plan files, for editors that complete and explain keys."""
    speak = words(chosen("--lang", lang, LANGUAGES) or environment_language())
    text = _resolved() if resolved else schema_text(speak)
    if output:
        write_file(output, text)
    else:
        put(text)
    return 0


def _resolved() -> str:
    from plankit.outputs.resolved.schema import schema as made

    return made()
