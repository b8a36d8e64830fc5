"""Styles and scripts as they stand in a page, with the hashes by which the page's policy lets them in."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

if TYPE_CHECKING:
    from plankit.render.folders import Folders


class Inline(NamedTuple):
    """A style or script that stands in the page, and its hash."""

    text: Markup
    hash: str


def tidy(text: str) -> str:
    """A page, or what stands in it, without blanks that nobody sees."""
    clean = "\n".join([line.rstrip(" \t") for line in text.split("\n")])
    while "\n\n\n" in clean:
        clean = clean.replace("\n\n\n", "\n\n")
    return clean.strip()


def inline(*texts: str) -> Inline:
    """Texts as they will stand in the page: what is in it afterwards has the hash that is promised here."""
    whole = tidy("\n".join(text.strip() for text in texts)).replace("</", r"<\/")
    return Inline(Markup(whole), f"sha256-{b64encode(sha256(whole.encode()).digest()).decode()}")  # noqa: S704 - ours, or what the caller asked for


def asset(folders: Folders, name: str) -> Inline:
    """A script of the format, a team's own before ours."""
    path = folders.find(name)
    return inline(path.read_text("utf-8") if path else "")
