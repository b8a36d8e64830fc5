"""The sections of a plan anew, without what is kept back and with other faces for people."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit.curtain.audiences import ASKED_BY, NOTES, PLACE, Steps, kept_back
from plankit.curtain.faces import Face, faces_of
from plankit.curtain.mentions import Mention, Mentions
from plankit.shape import references
from plankit.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plankit.curtain.audiences import Curtain
    from plankit.findings import Route
    from plankit.index import Index

NAME: Steps = ("people", "{}", "name")
WHO = frozenset({"person", "party"})


class Naming(NamedTuple):
    """A field that may name people: which words may stand there as well, and whether any text may."""

    words: tuple[str, ...]
    or_text: bool


class Drawing:
    """One curtain before one plan."""

    def __init__(self, index: Index, curtain: Curtain) -> None:
        """See who there is in this plan, and what stands for them."""
        self.index = index
        self.curtain = curtain
        self.faces = self._faces()
        self.empty = kept_back(curtain)
        self.mentions = Mentions(self._mentions(), index.data.plan.language)
        self._strangers: dict[str, str] = {}

    def _faces(self) -> dict[str, Face]:
        """What stands for each; there may be names in the titles of roles, and no title stands for anybody there."""
        found = faces_of(self.index, self.curtain.people)
        if self.curtain.people != "roles":
            return found
        people = self.index.data.people.values()
        names = (
            Mention(each, "…") for person in people for text in (person.name, person.email) for each in _texts(text)
        )
        mentions = Mentions(names, None)
        return {id_: Face(face.id, _without(face.name, mentions)) for id_, face in found.items()}

    def _mentions(self) -> Iterator[Mention]:
        for id_, person in self.index.data.people.items():
            instead = self.faces[id_].name if self.faces else person.name
            if self.faces:
                yield from (Mention(each, instead) for each in _texts(person.name))
            if not self.curtain.shows_emails:
                yield from (Mention(each, instead) for each in _texts(person.email))

    @cached_property
    def naming(self) -> dict[Steps, Naming]:
        """Every field that may name people, by its way from the plan down."""
        fields = (each for each in references() if not WHO.isdisjoint(each.kinds))
        return {_way(each.collection, each.steps): Naming(each.words, each.or_text) for each in fields}

    def person(self, id_: str) -> str:
        """The id under which a person, or any other party, appears."""
        face = self.faces.get(id_)
        return face.id if face else self._strangers.get(id_, id_)

    def named(self, id_: str, naming: Naming) -> str:
        """What stands in a field that names somebody; an id that nobody has might be a name."""
        if id_ in self.faces or id_ in naming.words or self.index.party(id_):
            return self.person(id_)
        if naming.or_text or not self.faces:
            return self.mentions.out(id_)
        return self._strangers.setdefault(id_, f"somebody-{len(self._strangers) + 1}")

    def route(self, route: Route) -> Route:
        """A way through the plan, with other ids for people."""
        return tuple(self.person(step) if isinstance(step, str) else step for step in route)

    def shown(self, value: Any, way: Steps = ()) -> Any:
        """A part of the plan as it is shown; what is kept back is empty."""
        if (
            way in self.empty
            or self._is_note(value, way)
            or (self.faces and way == ASKED_BY and not self._known(value))
        ):
            return type(value)() if isinstance(value, list | dict) else None
        match value:
            case str():
                return self._text(value, way)
            case dict():
                return dict(self._item(key, each, way) for key, each in value.items())
            case list():
                return [self.shown(each, (*way, "[]")) for each in value]
        return self._entry(value, way) if hasattr(value, "__dict__") else value

    def _is_note(self, value: object, way: Steps) -> bool:
        return self.curtain.audience != "team" and way[-1:] != () and way[-1] in NOTES and not isinstance(value, bool)

    def _known(self, value: object) -> bool:
        return isinstance(value, str) and value in self.faces

    def _entry(self, entry: Any, way: Steps) -> Any:
        made = copy(entry)
        made.__dict__.update({name: self.shown(value, (*way, name)) for name, value in vars(entry).items()})
        return made

    def _item(self, key: Any, value: Any, way: Steps) -> tuple[Any, Any]:
        if way == ("people",) and key in self.faces:
            return self.faces[key].id, self._somebody(value, self.faces[key])
        if isinstance(value, str) and key in LANGUAGES:
            return key, self.mentions.out(value, key)
        named = self.naming.get((*way, "{keys}"))
        if isinstance(key, str) and (named or not hasattr(value, "__dict__")):
            key = self.named(key, named) if named else self.mentions.out(key)
        return key, self.shown(value, (*way, "{}"))

    def _somebody(self, person: Any, face: Face) -> Any:
        made = self._entry(person, ("people", "{}"))
        made.__dict__["name"] = face.name
        if self.curtain.people == "roles" and person.from_ and person.from_ <= self.index.on:
            made.__dict__["from_"] = None
        return made

    def _text(self, text: str, way: Steps) -> str:
        if self.faces and way == NAME:
            return ""
        naming = self.naming.get(way)
        if naming:
            return self.named(text, naming)
        if way == PLACE:
            return ".".join(map(str, self.route(tuple(text.split(".")))))
        return self.mentions.out(text)


def _way(collection: Route, steps: Steps) -> Steps:
    return (*(str(step) for step in collection), "{}", *steps) if collection else steps


def _without(title: Any, mentions: Mentions) -> Any:
    return {key: mentions.out(each) for key, each in title.items()} if isinstance(title, dict) else mentions.out(title)


def _texts(text: str | Mapping[str, str] | None) -> Iterator[str]:
    """A text in every language it is given in."""
    if isinstance(text, str):
        yield text
    elif text:
        yield from text.values()
