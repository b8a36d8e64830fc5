"""What the plan's folder brings for the look of the pages: `theme.css` and a logo, as far as they do no harm."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

from plankit.errors import MendableError
from plankit.render.folders import SHIPPED
from plankit.render.scripts import Inline, inline
from plankit.render.theme import FILE, Theme, theme
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.files import Texts
    from plankit.render.folders import Folders

STYLES, LAST = ("assets/plankit.css", "assets/search.css", "assets/pictures.css"), ("assets/theme.css",)
"""The styles of a format, and those of a team's own templates, which have the last word."""
LARGEST = 100_000
"""Bytes of the largest logo: it stands in every page."""
LOGOS = {"logo.svg": "image/svg+xml", "logo.png": "image/png"}
PNG = b"\x89PNG\r\n\x1a\n"

_SVG = re.compile(rb"<svg[\s>]")


class Look(NamedTuple):
    """The look of the pages: their style, and the organization's logo as an address that holds it."""

    style: Inline
    logo: str


def look_of(texts: Texts, folders: Folders) -> Look:
    """The look of the pages of a format; a MendableError names what of the plan's folder cannot be used."""
    before, after = (_styles(folders, names) for names in (STYLES, LAST))
    return Look(inline(*before, theme_of(texts, folders).css, *after), _logo(texts) if before else "")


def theme_of(texts: Texts, folders: Folders) -> Theme:
    """The house style that stands beside a plan."""
    ours = _styles(folders, [SHIPPED + STYLES[0]])
    written = texts.companion(FILE) if ours else None
    return theme(written.decode("utf-8", "replace"), ours[0]) if isinstance(written, bytes) else Theme()


def _styles(folders: Folders, names: Iterable[str]) -> list[str]:
    return [path.read_text("utf-8") for path in filter(None, map(folders.find, names))]


def _logo(texts: Texts) -> str:
    """The first logo there is. A picture that is shown as one runs no script and asks for nothing."""
    for name, kind in LOGOS.items():
        found = texts.companion(name)
        if isinstance(found, bytes):
            if len(found) > LARGEST:
                raise MendableError(
                    say("`{file}` is larger than 100 kB, and it stands in every page. Make it smaller.", file=name)
                )
            if not (_SVG.search(found) if name.endswith(".svg") else found.startswith(PNG)):
                raise MendableError(say("`{file}` is no picture of the kind that its name says.", file=name))
            return f"data:{kind};base64,{b64encode(found).decode()}"
    return ""
