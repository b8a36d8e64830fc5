"""What is said of YAML that is well formed and yet no plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from plankit.source.scalars import OTHER_WORDS
from plankit.words import Said, say

if TYPE_CHECKING:
    from plankit.source.scalars import Data

THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


class Telling(NamedTuple):
    """A rule's name, what is wrong and what to do."""

    rule: str
    message: Said
    remedy: Said


def several_documents() -> Telling:
    """A line `---` in the middle."""
    return Telling(
        "several-documents",
        say("The line `---` begins a second document here; what follows it is not read."),
        say("Take the line `---` out, or move what follows it to a file of its own."),
    )


def not_a_mapping() -> Telling:
    """A list or bare text where the sections of a plan should stand."""
    return Telling(
        "not-a-mapping",
        say("This file does not begin with the name of a section."),
        say(
            "Begin with a section, such as `responsibilities:`, and put what belongs to it below, indented by two spaces."
        ),
    )


def duplicate_key(key: str) -> Telling:
    """The same key twice in one mapping."""
    return Telling(
        "duplicate-key",
        say("`{key}` stands here for the second time; the first one counts.", key=key),
        say("Keep one of the two and take the other out."),
    )


def no_key() -> Telling:
    """A colon with nothing before it."""
    return Telling(
        "broken-yaml",
        say("There is no name before this colon."),
        say("Write a name before it, such as `title: ...`, or put quotes around the text."),
    )


def complex_key() -> Telling:
    """A list, mapping or alias as a key."""
    return Telling(
        "broken-yaml",
        say("Only a word can stand before a colon, no list and nothing between brackets."),
        say("Write one word there, or put quotes around the text if it begins with `{{`, `[`, `*` or `?`."),
    )


def merge_key() -> Telling:
    """`<<` takes over the fields of another mapping in YAML 1.1 only."""
    return Telling(
        "merge-key",
        say("Taking over fields with `<<` is no part of today's YAML; other tools read it differently or not at all."),
        say(
            "Write the fields out here. A single value may be repeated: `review: &yearly {{every: 12 months}}` once, then `review: *yearly`."
        ),
    )


def too_deep(levels: int) -> Telling:
    """Nesting that no plan needs."""
    return Telling(
        "broken-yaml",
        say("Lists stand more than {levels} levels deep in each other here.", levels=str(levels)),
        say("Check the brackets and the indentation; a plan needs no more than ten levels."),
    )


def undefined_alias(name: str) -> Telling:
    """An alias without its anchor: most often just text with a star."""
    return Telling(
        "broken-yaml",
        say("`*{name}` refers to `&{name}`, which stands nowhere above it.", name=name),
        say('Put quotes around it if it is text: `"*{name}"`.', name=name),
    )


def self_referring_alias(name: str) -> Telling:
    """An alias inside what it stands for."""
    return Telling(
        "self-referring-alias",
        say("`*{name}` stands inside `&{name}` itself, so it would never end.", name=name),
        say("Write out what is meant here in place of `*{name}`.", name=name),
    )


def alias_bomb(name: str) -> Telling:
    """Aliases of aliases that grow beyond reason."""
    return Telling(
        "alias-bomb",
        say("With `*{name}` what this file repeats grows far beyond what it holds; the file is not read.", name=name),
        say("Write out what is meant, and repeat only small values with `*`."),
    )


def unknown_tag(tag: str) -> Telling:
    """An explicit tag that a plan does not know."""
    return Telling(
        "unknown-tag",
        say("`{tag}` is a tag, and a plan knows no tags.", tag=tag),
        say("Take it out, or put quotes around the text if it is meant to begin with `!`."),
    )


def odd_escape() -> Telling:
    """An escape in double quotes that stands for a control character or a mark of direction."""
    return Telling(
        "odd-character",
        say("This text holds the code of an invisible character that steers screens and printers."),
        say("Take the code that begins with a backslash out of it."),
    )


def ambiguous(written: str, value: Data) -> Telling:
    """A plain scalar that other tools read differently."""
    if isinstance(value, str):
        return Telling("ambiguous-scalar", _other_reading(written), _quotes(written))
    plain = repr(float(value)).removesuffix(".0") if isinstance(value, float) else str(int(value))
    message = say(
        "`{written}` is the number {plain} to YAML; how it is written is easily lost.", written=written, plain=plain
    )
    return Telling("ambiguous-scalar", message, _number_or_text(written, plain))


def _other_reading(written: str) -> Said:
    if written in OTHER_WORDS:
        return say(
            "`{written}` is read as the word {written} here, but other tools read it as {other}.",
            written=written,
            other=OTHER_WORDS[written],
        )
    return say("`{written}` is read as text here, but other tools read it as a number.", written=written)


def _quotes(written: str) -> Said:
    return say('Put quotes around it: `"{written}"`.', written=written)


def _number_or_text(written: str, plain: str) -> Said:
    """A point before three digits may have been meant to part thousands."""
    if THOUSANDS.fullmatch(written):
        return say(
            'Write `{plain}` or `{large}`, whichever number is meant, or put quotes around it if it is text: `"{written}"`.',
            plain=plain,
            large=written.replace(".", ""),
            written=written,
        )
    return say(
        'Write `{plain}` if a number is meant, or put quotes around it if it is text: `"{written}"`.',
        plain=plain,
        written=written,
    )
