"""How a value is written where another one stood: in the same style, as long as that says the same."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from plankit.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.editing.finding import Spot

BLOCKS = ("|", ">")
HEADER = re.compile(r"[|>][-+1-9]*")
CONSTANTS = {None: "null", True: "true", False: "false"}


def spelled(text: str, spot: Spot, value: str | float | None) -> str:
    """The text that takes the place of what stands at a spot."""
    if spot.style in BLOCKS:
        return _block(text, spot, value)
    written = _line(spot, value)
    before, behind = text[spot.start - 1 : spot.start], text[spot.end : spot.end + 1]
    if spot.start == spot.end:
        return " " * (not before.isspace()) + written + " " * (behind == "#")
    return written


def _line(spot: Spot, value: str | float | None) -> str:
    """A value in one line, in the first of the styles in which it is read as what it is."""
    if not isinstance(value, str):
        return CONSTANTS.get(value, "") if value is None or isinstance(value, bool) else repr(value)
    return next((each for each in _styles(spot, value) if _says(each, value, flow=spot.flow)), double(value))


def _styles(spot: Spot, value: str) -> Iterator[str]:
    if spot.style == "":
        yield value
    if spot.style == "'":
        yield f"'{value.replace(chr(39), chr(39) * 2)}'"


def _says(written: str, value: str, *, flow: bool) -> bool:
    """Whether a scalar of one line is read as this text, also by other tools."""
    if not written.strip() or len(written.splitlines()) > 1:
        return False
    source = read("", (f"k: [{written}]\n" if flow else f"k: {written}\n").encode())
    wanted = [value] if flow else value
    return not source.broken and not source.problems and not source.ambiguous and source.data == {"k": wanted}


def double(value: str) -> str:
    """A text between double quotes, all of it in one line."""
    marks = json.dumps(value, ensure_ascii=False)
    return "".join(each if each.isprintable() else _escaped(each) for each in marks)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - four digits say no more


def _block(text: str, spot: Spot, value: str | float | None) -> str:
    """A text in lines of its own, as it stood; anything else behind the key."""
    first, _, lines = text[spot.start : spot.end].partition("\n")
    header, end = first.rstrip("\r"), "\r\n" if first.endswith("\r") else "\n"
    rest = header[len(match[0]) if (match := HEADER.match(header)) else len(header) :]
    inner = next((line[: -len(line.lstrip())] for line in lines.splitlines() if line.strip()), "")
    body = value.removesuffix("\n") if isinstance(value, str) else ""
    if not (inner and isinstance(value, str) and _fits(body)):
        return (_line(spot._replace(style=""), value)) + rest
    style = spot.style if "\n" not in body else "|"
    chomped = "" if value.endswith("\n") else "-"
    return style + chomped + rest + "".join(end + (inner + line if line else "") for line in body.split("\n"))


def _fits(body: str) -> bool:
    """Whether a text can stand in lines of its own without signs of how it is meant."""
    printable = body.replace("\n", "").isprintable()
    return bool(body.strip()) and printable and not body.startswith((" ", "\n")) and not body.endswith("\n")
