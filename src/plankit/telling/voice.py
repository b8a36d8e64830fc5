"""What stands in a plan, as sentences name it: entries, parties, lengths, words of the format, parts of lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit import shape
from plankit.dates import Duration, Rhythm, spoken, spoken_rhythm
from plankit.diff.kinds import kind_name, may_hold_text
from plankit.diff.sameness import (
    PARTIES,
    STORED,
    Where,
    content,
    field,
    fields,
    is_record,
    is_text,
    keyed_at,
    kinds_at,
    plain,
)
from plankit.index import named
from plankit.telling.kinds import ONE, SECTIONS, one
from plankit.telling.labels import field as label_of
from plankit.views.labels import label
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from plankit.findings import Route
    from plankit.index import Index

HEADS: dict[str, tuple[str, ...]] = {
    "holders": ("person",),
    "deputies": ("person",),
    "seats": ("seat", "holder", "unit"),
    "meetings": ("on",),
    "sessions": ("on",),
    "materials": ("title", "url"),
    "exceptions": ("for",),
    "escalation": ("to",),
    "onboarding": ("course",),
    "waivers": ("at",),
    "completed": ("person",),
}
"""The fields by the first of which a part of a list is named."""
LITERAL = frozenset(
    {
        "profile",
        "severity",
        "url",
        "version",
        "timezone",
        "holidays",
        "published_at",
        "minutes",
        "rule",
        "at",
        "email",
        "language",
    }
)
"""Fields whose value is shown letter by letter."""
NOTES = frozenset({"internal", "internal_note"})
"""Notes of those who keep the plan; minutes and comments, which reach others, do not tell what they say."""
USUAL: dict[str, object] = {
    "body.outside": False,
    "body.seats.count": 1,
    "role.holders.acting": False,
    "role.critical": False,
    "role.internal": False,
    "role.filled": "here",
    "role.min_holders": 1,
    "responsibility.status": "assigned",
    "policy.status": "in_force",
    "goal.status": "open",
    "wish.status": "new",
    "area.covers": "below",
    "kpi.better": "higher",
    "milestone.done": False,
}
"""What goes without saying, by kind of entry and way to the field."""
NEVER = object()
NOTHING = say("nothing")
TONGUES = {"nl": say("Dutch"), "en": say("English")}


class Item(NamedTuple):
    """A part of a list: what it is named by, and what else there is to say of it."""

    head: object
    details: list[Said]


class Voice:
    """Speaks of what stands in one plan."""

    def __init__(self, index: Index) -> None:
        """Speak of this plan."""
        self.index = index

    def name(self, route: Route) -> Name | Said:
        """An entry by title and id; by its id as code where it has no title."""
        id_ = str(route[-1])
        name = named(id_, self.index.plan.entries(route[:-1]).get(id_))
        return name if name.title else say("`{id}`", id=id_)

    def entry(self, route: Route) -> Said:
        """An entry with its kind in front; what belongs to no entry by its section."""
        if len(route) == 1:
            return SECTIONS[str(route[0])]
        return one(kind_name(route[:-1]), self.name(route))

    def party(self, id_: str) -> Said:
        """A person, unit, supplier, role or body."""
        return self._named(("party",), id_)

    def value(self, collection: Route, steps: tuple[str, ...], value: object) -> object:
        """What stands in a field, so that it can fill a place in a sentence."""
        match value:
            case None | "":
                return NOTHING
            case Duration():
                return spoken(value)
            case Rhythm():
                return spoken_rhythm(value)
            case bool():
                return value
            case float() if value.is_integer():
                return int(value)
            case str():
                return self._word(collection, steps, value)
            case list():
                return [self.value(collection, steps, each) for each in value]
            case dict() if is_text(value):
                return texts(value)
            case dict():
                return [self._key(collection, steps, *pair) for pair in value.items()]
        return self._whole(collection, steps, value) if is_record(value) else value

    def _key(self, collection: Route, steps: tuple[str, ...], key: object, value: object) -> Said:
        return say(
            "{field} {value}", field=self.key(collection, steps, str(key)), value=self.value(collection, steps, value)
        )

    def key(self, collection: Route, steps: tuple[str, ...], key: str) -> object:
        """A key of a mapping: an id, a date, or a word."""
        kinds = keyed_at(collection, steps)
        if kinds:
            return self._named(kinds, key)
        if steps[0] == "readings":
            return date.fromisoformat(key)
        return say("`{code}`", code=key) if steps[0] == "rules" else label(key)

    def _whole(self, collection: Route, steps: tuple[str, ...], record: object) -> object:
        item = self.item(collection, steps, record)
        if item.head is None:
            return item.details or NOTHING
        return say("{head} ({details})", head=item.head, details=item.details) if item.details else item.head

    def item(self, collection: Route, steps: tuple[str, ...], record: object) -> Item:
        """A part of a list or of an entry, in words."""
        head = next((key for key in HEADS.get(steps[-1], ()) if field(record, key) is not None), None)
        said = None if head is None else self.value(collection, (*steps, head), field(record, head))
        return Item(said, self.details(collection, steps, record, without=head))

    def details(
        self, collection: Route, steps: tuple[str, ...], record: object, without: str | None = None
    ) -> list[Said]:
        """The fields of a part that say something, each with what it is called."""
        kind = kind_name(collection)
        return [
            self._detail(label_of(kind, (*steps, key)), self.value(collection, (*steps, key), value))
            for key, held in fields(record)
            if key != without and key not in STORED and (key not in NOTES or isinstance(held, bool))
            for value in [content(key, held)]
            if plain(value, Where(collection, (*steps, key), {})) is not None
            and USUAL.get(".".join((kind, *steps, key)), NEVER) != value
        ]

    def _detail(self, called: Said | str, value: object) -> Said:
        return say("{field}", field=called) if value is True else say("{field} {value}", field=called, value=value)

    def _word(self, collection: Route, steps: tuple[str, ...], value: str) -> object:
        kinds = kinds_at(collection, steps)
        if kinds:
            return self._named(kinds, value)
        if steps[-1] in LITERAL:
            return say("`{code}`", code=value)
        worded = may_hold_text(collection, steps) or steps[0] == "not_yet"
        return say("“{text}”", text=value) if worded else label(value)

    def _named(self, kinds: tuple[str, ...], id_: str) -> Said:
        """An entry of one of some kinds by its id; an id that nobody has is shown as code, a word as a word."""
        every: Any = [each for kind in kinds for each in (PARTIES if kind == "party" else (kind,))]
        for route, kind in shape.collections().items():
            if kind in every and id_ in self.index.plan.entries(route):
                name = self.name((*route, id_))
                return one(kind, name) if kind in PARTIES and kind in ONE else say("{name}", name=name)
        if id_ in {"everyone", "vacant"}:
            return say("{word}", word=label(id_))
        return say("“{text}”", text=id_) if " " in id_ else say("`{id}`", id=id_)


def texts(given: dict[str, str]) -> list[Said]:
    """A text in each of its languages."""
    return [say("“{text}” in {language}", text=text, language=TONGUES[each]) for each, text in given.items()]
