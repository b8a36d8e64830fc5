"""Plain scalars by the YAML 1.2 core schema, with the words as written kept where they would be lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Data = Any
"""What YAML holds: text, numbers, true, false, None, and lists and mappings of these."""
CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
OTHER_WORDS = {
    **dict.fromkeys(("y", "Y", "yes", "Yes", "YES", "on", "On", "ON"), "true"),
    **dict.fromkeys(("n", "N", "no", "No", "NO", "off", "Off", "OFF"), "false"),
}
"""Words that are text here and true or false to tools that read YAML 1.1."""
NUMERIC = frozenset("+-.0123456789")
WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
SPECIAL = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST = 300
"""Digits beyond which a number is text: no plan counts that far, and reading it would cost."""


class WrittenInt(int):
    """A whole number that is not written the usual way: `+5`, `0x1F`."""

    written: str


class WrittenFloat(float):
    """A number that is not written the usual way: `2026.10`, `12.000`, `1e3`."""

    written: str


class Plain(dict[str, Any]):
    """Text of a plain scalar -> its value; remembers what it read, and tells of scalars that others read differently."""

    def __init__(self, tell: Callable[[str, Any], None]) -> None:
        """Know the constants; `tell` hears each scalar that other tools read differently, with its value here."""
        super().__init__(CONSTANTS)
        self.tell = tell

    def __missing__(self, written: str) -> Data:
        """Read a scalar that was not there before."""
        if written[0] in NUMERIC:
            value = number(written)
            if ambiguous_number(written, value):
                self.tell(written, value)
                return value
        elif written in OTHER_WORDS:
            self.tell(written, written)
            return written
        else:
            value = written
        self[written] = value
        return value


def plain(written: str) -> Data:
    """The value of one plain scalar."""
    return Plain(lambda *_: None)[written]


def number(written: str) -> str | float:
    """The number a plain scalar stands for, else its text; a leading zero makes it text."""
    if DATE.fullmatch(written) or len(written) > LONGEST:
        return written
    if WHOLE.fullmatch(written):
        return _whole(int(written), written)
    if FLOAT.fullmatch(written):
        return _float(float(written), written)
    if BASED.fullmatch(written):
        return _whole(int(written, 0), written)
    if SPECIAL.fullmatch(written):
        return _float(float(written.replace(".", "")), written)
    return written


def _whole(value: int, written: str) -> int:
    if str(value) == written:
        return value
    kept = WrittenInt(value)
    kept.written = written
    return kept


def _float(value: float, written: str) -> float | str:
    if repr(value) == written:
        return value
    if value in {float("inf"), float("-inf")} and "i" not in written.lower():
        return written
    kept = WrittenFloat(value)
    kept.written = written
    return kept


DIGITS = re.compile(r"[-+]?(?:0b)?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?|[-+]?0x[0-9a-fA-F_]+")
"""What YAML 1.1 takes for a number besides: leading zeros, `1_000`, `0b11`, and `12:30` in sixties."""
ZERO_LAST = re.compile(r"[-+]?[0-9]*\.[0-9]*0")
EXPONENT = re.compile(r"[^x]*[eE][^x]*")


def ambiguous_number(written: str, value: Data) -> bool:
    """Whether what begins like a number is read differently by other tools, or loses a zero there."""
    if isinstance(value, str):
        return bool(DIGITS.fullmatch(written)) and len(written) <= LONGEST
    if isinstance(value, int):
        return written.startswith("0o")
    return bool(ZERO_LAST.fullmatch(written) or EXPONENT.fullmatch(written))
