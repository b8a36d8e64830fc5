"""XML that may stand in any log: pure ASCII, and no build service finds a command in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plankit.reporters.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

_FOREIGN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}


def escaped(text: str) -> str:
    """A text as it may stand in an element or an attribute; line ends are kept, in writing."""
    seen = "\n".join(map(plain, text.split("\n")))
    marked = "".join(_MARKS.get(char, char) for char in _FOREIGN.sub("\ufffd", seen))
    quiet = marked.replace("##", "&#35;&#35;").replace("::", "&#58;&#58;")
    return quiet.replace("\n", "&#10;").encode("ascii", "xmlcharrefreplace").decode()


def element(name: str, attributes: Mapping[str, object], inside: Iterable[str] = (), text: str = "") -> str:
    """An element with its attributes, and either elements, each on lines of its own, or text within."""
    listed = "".join(f' {key}="{escaped(str(value))}"' for key, value in attributes.items())
    lines = "".join(f"  {line}\n" for each in inside for line in each.split("\n"))
    within = f"\n{lines}" if lines else escaped(text)
    return f"<{name}{listed}>{within}</{name}>" if within else f"<{name}{listed}/>"
