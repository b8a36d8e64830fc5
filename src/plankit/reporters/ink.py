"""Colour: a few styles, used sparingly, and only where the view wants them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plankit.reporters.view import View

STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "hint": "1;34",
    "strong": "1",
    "quiet": "2",
    "good": "32",
    "code": "36",
}

_CODE = re.compile(r"`[^`]+`")


def paint(text: str, style: str, view: View) -> str:
    """A piece of one line in one of the STYLES."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if view.color and text else text


def paint_code(line: str, view: View) -> str:
    """A line with what stands between backticks in the colour of code."""
    return _CODE.sub(lambda found: paint(found[0], "code", view), line) if view.color else line
