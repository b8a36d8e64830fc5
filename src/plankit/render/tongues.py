"""A plan in several languages at once: a folder for each, a page where one begins, and ways from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plankit.render.links import Links

NAMES = {"nl": "Nederlands", "en": "English"}
"""What each language calls itself."""
INDEX, TEMPLATE = "index", "_start"
SEARCH = "search"


def tongue(language: str) -> str:
    """A language by its own name."""
    return NAMES.get(language, language)


def other(links: Links, language: str) -> str:
    """The way from the page being filled to the same page in another language."""
    # What begins with a letter in one language may begin with others in the next.
    there = SEARCH if links.here.startswith(f"{SEARCH}/") else links.here
    return f"{'../' * (links.here.count('/') + 1)}{language}/{there}.{links.ending}"


def beside(file: str, language: str) -> str:
    """The name of a single file in one of several languages: `plan.nl.html`."""
    stem, _, ending = file.rpartition(".")
    return f"{stem}.{language}.{ending}"
