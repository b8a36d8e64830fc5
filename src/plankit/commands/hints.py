"""The help texts, in the language of whoever sits at the terminal."""

from __future__ import annotations

import os

from plankit.words import LANGUAGES, words


def environment_language() -> str:
    """The language that the environment asks for: PLANKIT_LANG, LC_ALL, LC_MESSAGES or LANG; English otherwise."""
    for variable in ("PLANKIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = os.environ.get(variable, "")[:2].lower()
        if os.environ.get(variable):
            return language if language in LANGUAGES else "en"
    return "en"


def hint(text: str) -> str:
    """A help text in the language of the environment; the text given is the catalogue's key."""
    return words(environment_language()).word(text)
