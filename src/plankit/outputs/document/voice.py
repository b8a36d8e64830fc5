"""Speaks a plan as runs and blocks: names carry their links, sentences their names, in one language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.outputs.document.prose import prose
from plankit.render.harmless import address, one_line, visible
from plankit.render.html import Html
from plankit.render.links import Links
from plankit.render.speaking import Speaker
from plankit.views.labels import label
from plankit.views.page import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from plankit.index import Index
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.words import Said

FEW = 3
PLACE = re.compile(r"\{(\w+)\}")


class Voice:
    """Speaks one plan in one language."""

    def __init__(self, index: Index, language: str) -> None:
        """Speak of the plan in `index`."""
        self.index = index
        self.speaker = Speaker(language, Html())
        self.links = Links(index, self.speaker, "", ())

    def plain(self, value: object) -> str:
        """Any value of a plan in words, on one line and without what is invisible and steers."""
        return one_line(self.speaker.plain(value))

    def capital(self, value: object) -> str:
        """Any value in words that begin with a capital."""
        return one_line(self.speaker.capital(value))

    def word(self, template: str) -> str:
        """One fixed word or phrase."""
        return self.speaker.words.word(template)

    def text(self, value: object) -> Runs:
        """Any value of a plan."""
        return b.text(self.plain(value))

    def closed(self, value: object) -> Runs:
        """Any value as a sentence that ends."""
        return b.text(one_line(self.speaker.closed(value)))

    def lines(self, values: Iterable[object]) -> list[Runs]:
        """Each of the values."""
        return [runs for runs in map(self.text, values) if runs]

    def label(self, word: str | None) -> Runs:
        """A word of the format as people say it."""
        return self.text(label(word))

    def marked(self, value: Said | str) -> Runs:
        """A sentence of ours in which what stands between backticks is set as code."""
        parts = self.plain(value).split("`")
        return [
            run
            for number, part in enumerate(parts)
            for run in (b.code(part) if number % 2 and number < len(parts) - 1 else b.text(part))
        ]

    def say(self, template: str, /, **places: object) -> Runs:
        """A fixed sentence; its places are filled with runs or with values of the plan."""
        return self._filled(self.word(template), places)

    def say_n(self, count: float, one: str, many: str, /, **places: object) -> Runs:
        """A fixed sentence that counts: `{n}` in it is the count; one and a half are many."""
        template = self.speaker.words.catalogue.ngettext(one, many, 1 if count == 1 else 2)
        return self._filled(template, {"n": count, **places})

    def _filled(self, template: str, places: Mapping[str, object]) -> Runs:
        parts = PLACE.split(template)
        return [
            run
            for number, part in enumerate(parts)
            for run in (self._runs(places[part]) if number % 2 else b.text(part))
        ]

    def _runs(self, value: object) -> Runs:
        return value if isinstance(value, list) else self.text(value)

    def prose(self, value: str | Mapping[str, str] | None, level: int) -> Blocks:
        """A text field with markup in it; its headings from `level` down."""
        return prose(visible(self.speaker.words.pick(value)), level)

    def entry(self, kind: str, id_: str | None, words: Runs | None = None) -> Runs:
        """An entry by its title, with a link to its place."""
        if not id_:
            return []
        if not self.links.knows(kind, id_):
            return words or self.text(id_)
        return b.way(anchor(kind, id_), words or self.text(self.links.title(kind, id_)))

    def entries(self, kind: str, ids: Iterable[str]) -> Runs:
        """Entries by their titles."""
        return b.beside(self.entry(kind, id_) for id_ in ids)

    def party(self, id_: str | None) -> Runs:
        """A person, unit, supplier, role or body by name."""
        party = self.index.party(id_)
        return self.entry(party.kind, party.id) if party else self.text(id_)

    def parties(self, ids: Iterable[str]) -> Runs:
        """Parties by name."""
        return b.beside(map(self.party, ids))

    def who(self, id_: str | None) -> Runs:
        """A party, and who that is on the day."""
        if not id_:
            return []
        found = self.index.answer(id_)
        if found.why:
            return [*self.party(id_), *b.text(" "), *b.tag("vacant", self.word("nobody"))]
        if not found.people or found.people == (id_,):
            return self.party(id_)
        return [*self.party(id_), *b.soft([*b.text(" ("), *self._people(found.people), *b.text(")")])]

    def _people(self, ids: tuple[str, ...]) -> Runs:
        if len(ids) > FEW:
            return self.say_n(len(ids), "{n} person", "{n} people")
        return self.parties(ids)

    def address(self, url: str | None, words: object = None) -> Runs:
        """An address outside, with a link where it is one that may be linked."""
        shown, href = self._runs(words or url), address(url)
        return b.link(href, shown) if href else shown

    def days(self, begin: date | None, end: date | None) -> Runs:
        """From when until when."""
        if begin and end:
            return self.say("from {begin} until {end}", begin=begin, end=end)
        if begin:
            return self.say("since {day}", day=begin)
        return self.say("until {day}", day=end) if end else []

    def review(self, due: date | None, overdue: bool) -> Runs:  # noqa: FBT001 - as views give it
        """When something is reviewed."""
        if due and overdue:
            told = self.say("was due on {day}", day=due)
            return [*b.tag("late", self.word("review overdue")), *b.text(" "), *told]
        return self.text(due)

    def quantity(self, value: float | None, unit: str | None) -> str:
        """A number with its unit."""
        if value is None:
            return ""
        if unit in {None, "count", "score"}:
            return self.plain(value)
        return f"{self.plain(value)}%" if unit == "percent" else f"{self.plain(value)} {self.plain(label(unit))}"
