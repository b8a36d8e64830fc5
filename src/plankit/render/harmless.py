"""Text without what is invisible and steers: control characters, hidden line ends, turned reading directions."""

from __future__ import annotations

import re

ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufff9-\uffff\U000e0000-\U000e0fff]"
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ADDRESS = re.compile(r"(?:https?|mailto|tel|msteams):[^\s<>\"'`\\]+", re.IGNORECASE)

_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\w")


def visible(text: str) -> str:
    """The text without its odd characters."""
    return ODD.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, without odd characters; what holds no word, as a comma between two, keeps its blanks."""
    flat = _BLANKS.sub(" ", visible(text))
    return flat.strip() if _WORD.search(flat) else flat


def address(text: str | None) -> str:
    """An address that a page may link to; "" for anything else."""
    return text if text and ADDRESS.fullmatch(text) else ""
