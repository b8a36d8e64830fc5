"""Text as it may stand in a table of Markdown: no markup of its own, no link, and nobody called upon."""

from __future__ import annotations

import re

from plankit.reporters.plain import BREAK, prose

_CODE = re.compile(r"(`[^`|]+`)")
_MARKS = re.compile(r"[\\`*_\[\]{}()|^$=]|~(?=~)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# `@name`, `#12`, `!12`, `~label` and the like call people or other pages; `://` and `www.` make an address a link.
_CALLS = re.compile(r"[@#!%~$](?=[\w\"])|&(?=\d)|(?<!\d):(?=\w)|:(?=//)|(?i:www)(?=\.)")


def cell(text: str) -> str:
    """A sentence in a cell; what stands between backticks is code, everything else is shown as it is."""
    return "".join(part if _CODE.fullmatch(part) else _words(part) for part in _CODE.split(prose(text)))


def code(text: str) -> str:
    """Text as code in a cell, as far as code can hold it."""
    return cell(f"`{text}`")


def _words(text: str) -> str:
    quiet = _CALLS.sub(lambda found: found[0] + BREAK, text)
    return _MARKS.sub(r"\\\g<0>", "".join(_ENTITIES.get(char, char) for char in quiet))
