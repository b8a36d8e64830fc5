"""What a document is made of, as plain data: runs are words in a line, blocks stand below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Run = dict[str, Any]
Runs = list[Run]
Block = dict[str, Any]
Blocks = list[Block]


def text(words: str) -> Runs:
    """Words that are nothing but words."""
    return [{"kind": "text", "text": words}] if words else []


def code(words: str) -> Runs:
    """Words of the plan's files."""
    return [{"kind": "code", "text": words}] if words else []


def line() -> Runs:
    """The end of a line within a paragraph."""
    return [{"kind": "break"}]


def styled(kind: str, of: Runs) -> Runs:
    """Runs that are strong, emph, strike or soft."""
    return [{"kind": kind, "of": of}] if of else []


def strong(of: Runs) -> Runs:
    """What matters most."""
    return styled("strong", of)


def soft(of: Runs) -> Runs:
    """What is said beside it."""
    return styled("soft", of)


def tag(state: str, words: str) -> Runs:
    """A state in a word; the colour comes second: good, late, vacant or plain."""
    return [{"kind": "tag", "state": state, "text": words}]


def letters(words: str) -> Runs:
    """The letters of a responsibility."""
    return [{"kind": "letters", "text": words}] if words else []


def link(href: str, of: Runs) -> Runs:
    """A link to an address outside of the document."""
    return [{"kind": "link", "href": href, "of": of}] if of else []


def way(to: str, of: Runs) -> Runs:
    """A link to a place in the document; it goes when there is no such place."""
    return [{"kind": "way", "to": to, "of": of}] if of else []


def beside(parts: Iterable[Runs], between: str = ", ") -> Runs:
    """Those parts that say something, with the same words between any two."""
    found: Runs = []
    for part in parts:
        if part:
            found += [*(text(between) if found else []), *part]
    return found


def below(*parts: Runs) -> Runs:
    """Those parts that say something, each on a line of its own."""
    found: Runs = []
    for part in parts:
        if part:
            found += [*(line() if found else []), *part]
    return found


def heading(level: int, of: Runs, anchor: str = "") -> Block:
    """A heading; chapters are of level 1, and no level is skipped. One that `opens` begins a page."""
    return {"kind": "heading", "level": level, "of": of, "anchor": anchor, "opens": level == 1}


def para(of: Runs, style: str = "", anchor: str = "") -> Blocks:
    """A paragraph: plain, or lead, soft, tags; none where there is nothing to say."""
    return [{"kind": "para", "of": of, "style": style, "anchor": anchor}] if of else []


def items(rows: Iterable[Blocks], *, start: int | None = None) -> Blocks:
    """A list; numbered from `start` where one is given."""
    found = [row for row in rows if row]
    return [{"kind": "list", "items": found, "start": start}] if found else []


def facts(*pairs: tuple[str, Runs]) -> Blocks:
    """Names with what is said of them, without those of which nothing is said."""
    found = [{"name": name, "of": of} for name, of in pairs if of]
    return [{"kind": "facts", "facts": found}] if found else []


def row(cells: Iterable[Runs], anchor: str = "") -> dict[str, Any]:
    """A row of a table."""
    return {"cells": list(cells), "anchor": anchor}


def table(
    caption: Runs,
    head: list[Runs],
    rows: Iterable[dict[str, Any]],
    widths: list[float],
    *,
    style: str = "",
    right: int = 0,
) -> Blocks:
    """A table without its empty columns; `widths` are shares of the page, the last `right` columns hold numbers."""
    found = list(rows)
    align = ["left"] * (len(head) - right) + ["right"] * right
    used = [at for at in range(len(head)) if not at or any(each["cells"][at] for each in found)]
    for each in found:
        each["cells"] = [each["cells"][at] for at in used]
    kept = {
        "head": [head[at] for at in used],
        "widths": [widths[at] for at in used],
        "align": [align[at] for at in used],
    }
    return [{"kind": "table", "caption": caption, "rows": found, "style": style, **kept}] if found else []


def note(state: str, of: Blocks) -> Blocks:
    """Something that must not be missed: good, late or vacant."""
    return [{"kind": "note", "state": state, "of": of}] if of else []


def columns(*parts: tuple[str, str, list[Runs]]) -> Blocks:
    """Short lists beside each other, each with its state and name."""
    found = [{"state": state, "name": name, "rows": rows} for state, name, rows in parts if rows]
    return [{"kind": "columns", "parts": found}] if found else []


def wide(of: Blocks) -> Blocks:
    """Blocks on pages that lie on their side."""
    return [{"kind": "wide", "of": of}] if of else []


def inside(part: object) -> Iterator[Block]:
    """Every block and run in a part, itself included, in the order in which they are read."""
    waiting = [part]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
            each = list(each.values())
        if isinstance(each, list):
            waiting += [one for one in reversed(each) if isinstance(one, (dict, list))]
