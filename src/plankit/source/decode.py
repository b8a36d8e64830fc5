"""Bytes to text: UTF-8, and what to do where it is something else."""

from __future__ import annotations

from plankit.findings import At, Problem
from plankit.source.text import Text
from plankit.words import Said, say

MARK = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(file: str, raw: bytes) -> tuple[Text, list[Problem]]:
    """The text of a file without byte order mark, and a problem where it is not UTF-8."""
    raw = raw.removeprefix(MARK)
    try:
        return Text(file, raw.decode()), []
    except UnicodeDecodeError as error:
        if raw.startswith(UTF16):
            text = Text(file, raw.decode("utf-16", "replace"))
            return text, [_unreadable(text.at(0, 1), say("This file is saved as UTF-16, which Windows calls Unicode."))]
        text = Text(file, raw.decode(errors="replace"))
        index = len(raw[: error.start].decode())
        return text, [_unreadable(At((), file=file, span=text.given_span(index, index + 1)), _stray(raw[error.start]))]


def _stray(byte: int) -> Said:
    return say(
        "This file is not saved as UTF-8: the character here ({character}) cannot be read.",
        character=bytes([byte]).decode("cp1252", "replace"),
    )


def _unreadable(at: At, message: Said) -> Problem:
    remedy = say("Save the file as UTF-8: in most editors under “Save as”, “Encoding”.")
    return Problem(at, message, remedy, rule="unreadable-file")
