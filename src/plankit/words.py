"""What plankit says: sentences with room for names, spoken in the reader's language."""

from __future__ import annotations

import gettext
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "nl")
LOCALES = {"en": "en_GB", "nl": "nl_NL"}
CATALOGUES = Path(__file__).parent / "locale"
THOUSANDS = {"en": ",", "nl": "."}


class Said(NamedTuple):
    """A sentence before it is spoken: the English template and what fills its places."""

    template: str
    params: tuple[tuple[str, object], ...] = ()
    plural: str = ""
    number: int = 0


class Name(NamedTuple):
    """An entry as messages name it: “Title” (id); only the id where there is no title."""

    title: str | Mapping[str, str] | None
    id: str


def say(template: str, /, **params: object) -> Said:
    """A sentence: `say("{role} has no holder.", role=Name(...))`. The template is the catalogue's key."""
    return Said(template, tuple(params.items()))


def say_n(count: int, one: str, many: str, /, **params: object) -> Said:
    """A sentence that counts: `{n}` in both templates is the count."""
    return Said(one, (*params.items(), ("n", count)), many, count)


# Sentences of their own, so that no library of all the world's languages is loaded for a date.
MONTHS = (
    say("{day} January {year}"),
    say("{day} February {year}"),
    say("{day} March {year}"),
    say("{day} April {year}"),
    say("{day} May {year}"),
    say("{day} June {year}"),
    say("{day} July {year}"),
    say("{day} August {year}"),
    say("{day} September {year}"),
    say("{day} October {year}"),
    say("{day} November {year}"),
    say("{day} December {year}"),
)


class Words:
    """One language: speaks sentences and writes dates, numbers and lists its way."""

    def __init__(self, language: str) -> None:
        """Open the catalogue of `language` ("en" or "nl")."""
        self.language = language
        self.catalogue = _catalogue(language)

    def __call__(self, said: Said | str) -> str:
        """The sentence in this language; plain text stays as it is."""
        if isinstance(said, str):
            return said
        template = self._template(said)
        return template.format(**{key: self.value(value) for key, value in said.params})

    def word(self, template: str) -> str:
        """One fixed word or phrase in this language."""
        return self.catalogue.gettext(template)

    def _template(self, said: Said) -> str:
        if said.plural:
            return self.catalogue.ngettext(said.template, said.plural, said.number)
        return self.catalogue.gettext(said.template)

    def value(self, value: object) -> str:
        """Anything that may fill a place: text, in one language or several, a sentence, a name, a date, a number, a list."""
        match value:
            case Said():
                return self(value)
            case Name():
                title = self.pick(value.title)
                return f"“{title}” ({value.id})" if title and title != value.id else value.id
            case str():
                return value
            case dict():
                return self.pick(value)
            case date():
                return self.date(value)
            case bool():
                return self.word("yes") if value else self.word("no")
            case int() | float():
                return self.number(value)
            case list() | tuple():
                return self.series([self.value(item) for item in value])
        return str(value)

    def pick(self, text: str | Mapping[str, str] | None) -> str:
        """A text of the plan in this language, else in the first one it is given in."""
        if text is None or isinstance(text, str):
            return text or ""
        return text.get(self.language) or next(iter(text.values()), "")

    def date(self, day: date) -> str:
        """A date as people write it: 30 September 2026."""
        return self(MONTHS[day.month - 1]._replace(params=(("day", str(day.day)), ("year", str(day.year)))))

    def number(self, value: float) -> str:
        """A number with this language's marks."""
        if isinstance(value, int):
            return f"{value:,}".replace(",", THOUSANDS[self.language])
        from babel.numbers import format_decimal

        return format_decimal(value, locale=LOCALES[self.language])

    def series(self, items: list[str]) -> str:
        """A, B and C."""
        *first, last = items or [""]
        return self(say("{first} and {last}", first=", ".join(first), last=last)) if first else last


@lru_cache
def words(language: str) -> Words:
    """The words of a language; English where there is no catalogue for it."""
    return Words(language if language in LANGUAGES else "en")


def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    with (CATALOGUES / f"{language}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)
