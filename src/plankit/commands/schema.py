"""`plankit schema`: what editors need to complete keys and explain them."""

from __future__ import annotations

from plankit.commands import options
from plankit.commands.hints import environment_language
from plankit.commands.opening import chosen
from plankit.commands.putting import put
from plankit.commands.writing import write_file
from plankit.schema import schema as schema_text
from plankit.words import LANGUAGES, words


def schema(output: options.SchemaFile = "", lang: options.PlainLanguage = "") -> int:
    """Write the JSON Schema of plan files, for editors that complete and explain keys."""
    text = schema_text(words(chosen("--lang", lang, LANGUAGES) or environment_language()))
    if output:
        write_file(output, text)
    else:
        put(text)
    return 0
