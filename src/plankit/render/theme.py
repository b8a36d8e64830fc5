"""The house style of an organization: colours, fonts and sizes from `theme.css` in the plan's folder, and nothing else.

The file is read, never passed on: what ends up in a page is written anew from the properties that were understood.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from plankit.errors import MendableError
from plankit.render.colours import colour, faint
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plankit.words import Said

FILE = "theme.css"
DARK = "dark"
LIGHT = ""
HEADS = {
    ":root": LIGHT,
    "@media(prefers-color-scheme:dark){:root": DARK,
    "@mediascreenand(prefers-color-scheme:dark){:root": DARK,
}
"""What may stand before a brace, without blanks: the usual look, and the one in the dark."""
FONTS = re.compile(
    r"(?:\"[\w .-]+\"|'[\w .-]+'|[A-Za-z][\w-]*(?: [\w-]+)*)(?:\s*,\s*(?:\"[\w .-]+\"|'[\w .-]+'|[A-Za-z][\w-]*(?: [\w-]+)*))*"
)
LENGTH = re.compile(r"0|(?:\d{1,4}(?:\.\d+)?|\.\d+)(?:px|rem|em|ch|%)")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PIECE = re.compile(
    r"\s*(?:(?P<head>(?:@media[^{};]*\{\s*)?[^{};]*)\{|(?P<name>[^:{};]*):(?P<value>[^{};]*)(?:;|(?=\}))|(?P<end>\}))"
)
_OURS = re.compile(r"(--[a-z-]+):\s*([^;]+);")

Values = dict[str, str]


class Theme(NamedTuple):
    """A house style: as CSS, and what is said of it."""

    css: str = ""
    warnings: tuple[Said, ...] = ()


def theme(text: str, ours: str) -> Theme:
    """The house style of a file; `ours` is the style that it changes, which names the properties that there are."""
    known = _known(ours)
    values = _read(text, known[LIGHT])
    return Theme(_written(values, known[LIGHT]), tuple(_warnings({look: known[look] | values[look] for look in known})))


def _known(ours: str) -> dict[str, Values]:
    """The properties of our own style and their values, in the light and in the dark."""
    light, _, rest = ours.partition("@media screen and (prefers-color-scheme: dark)")
    first = dict(_OURS.findall(light.partition(":root {")[2].partition("}")[0]))
    return {LIGHT: first, DARK: first | dict(_OURS.findall(rest.partition("}")[0]))}


def _read(text: str, known: Mapping[str, str]) -> dict[str, Values]:
    """The properties in a file by look; a MendableError names the first that cannot be had."""
    plain = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text.lstrip("\ufeff"))
    values: dict[str, Values] = {LIGHT: {}, DARK: {}}
    look, depth, place = None, 0, 0
    while plain[place:].strip():
        found = _PIECE.match(plain, place)
        line = plain.count("\n", 0, len(plain) - len(plain[place:].lstrip())) + 1
        if not found:
            raise _wrong(line, say("What stands there is no property"))
        place = found.end()
        if found["head"] is not None and look is None:
            look = HEADS.get("".join(found["head"].lower().split()))
            depth = 2 if look == DARK else 1
            if look is None:
                raise _wrong(line, say("`{head}` cannot be set", head=" ".join(found["head"].split()) or "{"))
        elif found["end"] and depth:
            depth -= 1
            look = None if not depth else look
        elif found["name"] is not None and look is not None:
            name, value = found["name"].strip(), " ".join(found["value"].split())
            values[look][name] = _fit(name, value, known, line)
        else:
            raise _wrong(line, say("What stands there is no property"))
    return values


def _fit(name: str, value: str, known: Mapping[str, str], line: int) -> str:
    """The value, where it is one that this property may have."""
    if name not in known:
        near = get_close_matches(name, known, 1)
        raise _wrong(
            line,
            say("There is no property `{name}`; is `{near}` meant?", name=name, near=near[0])
            if near
            else say("There is no property `{name}`", name=name),
        )
    usual = known[name]
    if colour(usual):
        fits, wanted = colour(value) is not None, say("a colour, such as `#0f565c`")
    elif LENGTH.fullmatch(usual):
        fits, wanted = LENGTH.fullmatch(value) is not None, say("a length, such as `.5rem`")
    else:
        fits, wanted = FONTS.fullmatch(value) is not None, say("names of fonts, such as `Georgia, serif`")
    if not fits:
        raise _wrong(line, say("`{name}` takes {wanted}, and not `{value}`", name=name, wanted=wanted, value=value))
    return value


def _wrong(line: int, what: Said) -> MendableError:
    return MendableError(
        say(
            "`{file}`, line {line}: {what}. The file may set colours, fonts and lengths of the house style within "
            "`:root {{ ... }}`, once more for the dark, and nothing else.",
            file=FILE,
            line=str(line),
            what=what,
        )
    )


def _written(values: Mapping[str, Values], known: Mapping[str, str]) -> str:
    """The CSS: colours hold in the light alone, so that ours hold in the dark where the file has none for it."""
    colours = {name: value for name, value in values[LIGHT].items() if colour(known[name])}
    always = {name: value for name, value in values[LIGHT].items() if name not in colours}
    parts = [
        _block("", always),
        _block("@media print, (prefers-color-scheme: light)", colours),
        _block("@media screen and (prefers-color-scheme: dark)", values[DARK]),
    ]
    return "\n".join(part for part in parts if part)


def _block(media: str, values: Values) -> str:
    if not values:
        return ""
    inner = f":root {{ {' '.join(f'{name}: {value};' for name, value in values.items())} }}"
    return f"{media} {{ {inner} }}" if media else inner


PAIRS = (
    ("--ink", "--paper"),
    ("--soft", "--paper"),
    ("--accent", "--paper"),
    ("--accent", "--wash"),
    ("--rail-ink", "--rail"),
    ("--rail-soft", "--rail"),
)
"""Which colours words have, and on which ground."""


def _warnings(values: Mapping[str, Values]) -> Iterator[Said]:
    for look, colours in values.items():
        for ink, ground in PAIRS:
            ratio = faint(colours.get(ink, ""), colours.get(ground, ""))
            if ratio:
                yield say(
                    "`{file}`: words in `{ink}` on `{ground}` are hard to read{dark}: their contrast is {ratio}, and 4.5 is the least.",
                    file=FILE,
                    ink=ink,
                    ground=ground,
                    dark=say(" in the dark") if look == DARK else "",
                    ratio=ratio,
                )
