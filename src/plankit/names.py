"""Finding an entry by what people call it: its id, its title in either language, some words of it, or nearly so."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from plankit import shape
from plankit.errors import MendableError
from plankit.index import named
from plankit.words import Name, Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from plankit.findings import Route
    from plankit.index import Index

SMALL = frozenset(
    "a about an and at by de die dat door een en for from het in is met of on op or our over te ten ter that "  # noqa: SIM905 - words in one line read better than a list of them
    "the to van voor with who wie what wat aan bij ons onze".split()
)
"""Words that say nothing about what is meant."""
SHORTEST = 3
"""The beginning of a word counts from so many letters on."""
MOST, NEAREST = 6, 3
"""So many candidates are named where several are meant, and where none is."""
ALIKE, FAR = 0.8, 0.65
"""How alike words must be to count as the same, and names to be worth mentioning."""

_WORD = re.compile(r"[^\W_]+")
Label = tuple[str, ...]


class Candidate(NamedTuple):
    """An entry that may be meant: its kind, id and place, its name, and the words of all that it is called."""

    kind: str
    id: str
    route: Route
    name: Name
    labels: tuple[Label, ...]


def candidates(index: Index, kinds: Collection[str]) -> Iterator[Candidate]:
    """Every entry of some kinds."""
    for route, kind in shape.collections().items():
        if kind in kinds:
            for id_, entry in index.plan.entries(route).items():
                name = named(id_, entry)
                yield candidate(kind, id_, (*route, id_), name)


def candidate(kind: str, id_: str, route: Route, name: Name, *others: str) -> Candidate:
    """Something that may be meant, by its id, its title in every language and by other names."""
    titles = (name.title or "",) if isinstance(name.title, str | None) else name.title.values()
    labels = dict.fromkeys(plain_words(text) for text in (id_, *titles, *others))
    return Candidate(kind, id_, route, name, tuple(label for label in labels if label))


class Found(NamedTuple):
    """The entry that is meant; not `sure` where a slip of the pen had to be forgiven."""

    candidate: Candidate
    sure: bool = True


def find(asked: str, *groups: Iterable[Candidate], of: str = "", strict: bool = False) -> Found:
    """The one entry that is meant; where two groups know it equally well, the first has it.

    Raises MendableError: with the candidates where several are meant, with the nearest where none is; `of` is the kind
    of entry that was asked for. If `strict`, no slip of the pen is forgiven.
    """
    ranked = [list(group) for group in groups]
    words = plain_words(asked)
    for matching in (partial(_by_id, asked), *(partial(each, words) for each in MATCHINGS[: -1 if strict else None])):
        for group in ranked:
            found = matching(group)
            if len(found) == 1:
                return Found(found[0], matching.func is not _nearly)
            if found:
                raise MendableError(_ambiguous(asked, found))
    everyone = [each for group in ranked for each in group]
    near = [each.name for each in _nearly(words, everyone)[:NEAREST]] or _nearest(words, everyone)
    unknown = UNKNOWN[of]._replace(params=(("asked", asked),))
    if near:
        raise MendableError(say("{unknown}; is {near} meant?", unknown=unknown, near=_either(near)))
    raise MendableError(say("{unknown}. Try a word of the name or title.", unknown=unknown))


def plain_words(text: str) -> Label:
    """The words of a text without case, accents and small words; those too where there are no others."""
    bare = text.casefold()
    if not bare.isascii():
        bare = "".join(char for char in normalize("NFKD", bare) if not combining(char))
    words = tuple(_WORD.findall(bare))
    return tuple(word for word in words if word not in SMALL) or words


def _by_id(asked: str, group: Sequence[Candidate]) -> list[Candidate]:
    """By id, or by place where several entries have that id."""
    return [each for each in group if asked in {each.id, ".".join(map(str, each.route))}]


def _labelled(group: Sequence[Candidate], fits: Callable[[Label], bool]) -> list[Candidate]:
    return [each for each in group if any(fits(label) for label in each.labels)]


def _whole(words: Label, group: Sequence[Candidate]) -> list[Candidate]:
    joined = "".join(words)
    return _labelled(group, lambda label: "".join(label) == joined) if words else []


def _by_words(words: Label, group: Sequence[Candidate]) -> list[Candidate]:
    wanted = set(words)
    return _labelled(group, wanted.issubset) if words else []


def _by_beginnings(words: Label, group: Sequence[Candidate]) -> list[Candidate]:
    """Each word begins one of the label; or written in one they are some of its words, as in compounds."""
    if not words or min(map(len, words)) < SHORTEST:
        return []
    joined = "".join(words)
    return _labelled(
        group,
        lambda label: all(any(each.startswith(word) for each in label) for word in words) or _in_a_row(joined, label),
    )


def _in_a_row(joined: str, label: Label) -> bool:
    """Whether a word is some words of a label in a row, or begins one of them."""
    return any(
        label[first].startswith(joined)
        or any("".join(label[first:last]) == joined for last in range(first + 2, len(label) + 1))
        for first in range(len(label))
        if joined.startswith(label[first]) or label[first].startswith(joined)
    )


def _nearly(words: Label, group: Sequence[Candidate]) -> list[Candidate]:
    """With a slip of the pen in some of the words."""
    known = sorted({word for each in group for label in each.labels for word in label})
    alike = [
        {near for near in get_close_matches(word, known, len(known) or 1, ALIKE) if near[0] == word[0]}
        for word in words
    ]
    return _labelled(group, lambda label: all(not near.isdisjoint(label) for near in alike)) if alike else []


UNKNOWN = {
    "": say("Nothing in this plan is called `{asked}`"),
    "decision": say("No decision right in this plan is called `{asked}`"),
    "person": say("Nobody in this plan is called `{asked}`"),
    "role": say("No role in this plan is called `{asked}`"),
}
MATCHINGS = (_whole, _by_words, _by_beginnings, _nearly)
"""The ways of knowing an entry, the surest first."""


def _ambiguous(asked: str, found: list[Candidate]) -> Said:
    ids = [each.id for each in found]
    names = [
        each.name if ids.count(each.id) == 1 else Name(each.name.title, ".".join(map(str, each.route)))
        for each in found[:MOST]
    ]
    more = len(found) - len(names)
    if more:
        return say_n(
            more,
            "`{asked}` may mean {names}, or {n} other. Name the one you mean by what stands in brackets.",
            "`{asked}` may mean {names}, or {n} others. Name the one you mean by what stands in brackets.",
            asked=asked,
            names=_listed(names),
        )
    return say(
        "`{asked}` may mean {names}. Name the one you mean by what stands in brackets.",
        asked=asked,
        names=_either(names),
    )


def _nearest(words: Label, group: Sequence[Candidate]) -> list[Name]:
    """The names that share most words with what was asked, else those that look most like it."""
    shared = {number: _shared(words, each) for number, each in enumerate(group)}
    by_words = sorted((number for number, count in shared.items() if count), key=lambda number: -shared[number])
    spelled = {"".join(label): number for number, each in reversed(list(enumerate(group))) for label in each.labels}
    alike = [spelled[text] for text in get_close_matches("".join(words), list(spelled), NEAREST, FAR)]
    return [group[number].name for number in dict.fromkeys(by_words[:NEAREST] or alike)]


def _shared(words: Label, candidate: Candidate) -> int:
    return max((len(set(words).intersection(label)) for label in candidate.labels), default=0)


def _either(names: list[Name]) -> Said:
    *first, last = names
    return say("{first} or {last}", first=_listed(first), last=last) if first else say("{name}", name=last)


def _listed(names: list[Name]) -> Said:
    """A, B, C."""
    listed = say("{name}", name=names[0])
    for name in names[1:]:
        listed = say("{first}, {name}", first=listed, name=name)
    return listed
