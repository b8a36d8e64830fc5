"""What templates say: the values of a plan and the fixed words around them, in one language and one format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup

from plankit.dates import Duration, Rhythm, spoken, spoken_rhythm
from plankit.render.fitting import fitted
from plankit.render.harmless import one_line
from plankit.render.mermaid import inked
from plankit.words import Said, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACE = re.compile(r"%(?:\((\w+)\)s|%)")


class Writer(Protocol):
    """Writes text in one format, so that it means nothing but itself."""

    def text(self, text: str) -> Markup:
        """Plain text."""

    def prose(self, text: str, level: int) -> Markup:
        """Prose, its headings from `level` down."""

    def code(self, text: str) -> Markup:
        """Words of the plan's files."""

    def link(self, label: Markup, href: str) -> Markup:
        """A link."""


class Speaker:
    """Speaks values of a plan in one language, safe for one format."""

    def __init__(self, language: str, writer: Writer) -> None:
        """Speak `language` through `writer`."""
        self.words = words(language)
        self.writer = writer
        self._fixed: dict[object, Markup] = {}

    def plain(self, value: object) -> str:
        """Any value in this language, as text."""
        match value:
            case None:
                return ""
            case str():
                return value
            case dict():
                return self.words.pick(value)
            case Duration():
                return self.words(spoken(value))
            case Rhythm():
                return self.words(spoken_rhythm(value))
        return self.words.value(value)

    def shown(self, value: object) -> object:
        """What an expression of a template shows: what is safe stays, all else is made so."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Said) and not value.params:
            if value not in self._fixed:
                self._fixed[value] = self.writer.text(self.plain(value))
            return self._fixed[value]
        return self.writer.text(self.plain(value))

    def prose(self, value: str | Mapping[str, str] | None, level: int = 3) -> Markup:
        """A text field with markup in it; its headings from `level` down."""
        return self.writer.prose(self.words.pick(value), level)

    def capital(self, value: object) -> str:
        """Any value as text that begins with a capital."""
        text = self.plain(value)
        return text[:1].upper() + text[1:]

    def closed(self, value: object) -> str:
        """Any value as a sentence that ends."""
        text = self.plain(value).rstrip()
        return text if not text or text[-1] in ".!?…" else f"{text}."

    def marked(self, value: object) -> Markup:
        """A sentence of ours in which what stands between backticks is set as code."""
        parts = self.plain(value).split("`")
        return Markup().join(
            self.writer.code(part) if number % 2 and number < len(parts) - 1 else self._between(part)
            for number, part in enumerate(parts)
        )

    def _between(self, part: str) -> Markup:
        """Text beside code, not run together with it."""
        text = self.writer.text(part)
        before = part[:1].isspace() and not text[:1].isspace()
        after = part[-1:].isspace() and not text[-1:].isspace()
        return Markup(" ") * before + text + Markup(" ") * after

    def fitted(self, value: object, width: float, lines: int = 1, size: float = 13) -> tuple[str, ...]:
        """Any value as lines that fit in a box of a picture."""
        return fitted(one_line(self.plain(value)), width, lines, size)

    def inked(self, value: object, first: bool = False) -> Markup:  # noqa: FBT001, FBT002 - a filter of templates
        """Any value as part of a Mermaid diagram, or as what begins a line of it."""
        return inked(self.plain(value), first=first)

    def gettext(self, template: str, /, **places: object) -> Markup:
        """A fixed sentence; what fills its places is made safe."""
        if not places:
            if template not in self._fixed:
                self._fixed[template] = self._filled(self.words.catalogue.gettext(template), places)
            return self._fixed[template]
        return self._filled(self.words.catalogue.gettext(template), places)

    def ngettext(self, one: str, many: str, count: float, /, **places: object) -> Markup:
        """A fixed sentence that counts; one and a half are many."""
        return self._filled(self.words.catalogue.ngettext(one, many, 1 if count == 1 else 2), {"num": count, **places})

    def _filled(self, template: str, places: Mapping[str, object]) -> Markup:
        def fill(match: re.Match[str]) -> str:
            return str(self.shown(places[match[1]])) if match[1] else "%"

        return Markup(_PLACE.sub(fill, template))  # noqa: S704 - our own words, and places made safe
