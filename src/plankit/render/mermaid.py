"""Text of a plan in a Mermaid diagram: every character that could mean something there is written as an entity."""

from __future__ import annotations

import re

from markupsafe import Markup

from plankit.render.harmless import one_line

_STEERS = re.compile(r"[^\w ,.!?/()'’‘“”–…€+*-]|_|--+|\*\*+|//+")
_BEGINS = re.compile(
    r"(?i)(?=\W*(?:title|section|click|call|href|date|axis|tick|excl|incl|today|topaxis|week|acc|gantt|vert|end|style"
    r"|class|link|graph|subgraph|flowchart|direction|default|done|active|crit|milestone|\d))"
)
LONGEST = 120


def inked(text: str, *, first: bool = False) -> Markup:
    """Plain text as part of a diagram; where it stands first on a line, no word of Mermaid's own or number begins it."""
    plain = one_line(text).strip()
    plain = plain if len(plain) <= LONGEST else plain[: LONGEST - 1].rstrip() + "…"
    begun = _code(plain[0]) if first and _BEGINS.match(plain) else _entities(plain[:1])
    return Markup(begun + _entities(plain[1:])) or Markup("#160;")  # noqa: S704 - nothing in it steers


def _entities(text: str) -> str:
    return _STEERS.sub(lambda found: "".join(map(_code, found[0])), text)


def _code(char: str) -> str:
    return f"#{ord(char)};"
