"""Does it fit together: what an entry names exists, is of the right kind, and everything is named by something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit import shape
from plankit.findings import At, Problem
from plankit.index import named
from plankit.rule import rule
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.index.references import Reference

KINDS = {
    "party": say("a person, role, body, unit or supplier"),
    "person": say("a person"),
    "unit": say("a unit"),
    "supplier": say("a supplier"),
    "role": say("a role"),
    "body": say("a body"),
    "audience": say("an audience"),
    "goal": say("a goal"),
    "decision": say("a decision right"),
    "log_entry": say("a decision in the log"),
    "policy": say("a policy"),
    "kpi": say("a KPI"),
    "channel": say("a channel"),
    "course": say("a course"),
    "wish": say("a wish"),
    "release": say("a release"),
    "area": say("a content area"),
    "risk": say("a risk"),
    "responsibility": say("a responsibility"),
    "feedback": say("a feedback channel"),
    "report": say("a report"),
    "request": say("a kind of request"),
    "operation": say("an operation"),
    "milestone": say("a milestone"),
    "lifecycle": say("a kind of content"),
    "activity": say("an adoption activity"),
}
WATCHED = {
    ("roles",): ("role", "party"),
    ("support", "channels"): ("channel",),
    ("strategy", "audiences"): ("audience",),
    ("monitoring", "kpis"): ("kpi",),
    ("training", "courses"): ("course",),
}
TOLD_BY = {("roles",): "role-without-responsibility", ("monitoring", "kpis"): "kpi-without-goal"}


@rule("error", whole=True)
def unknown_reference(index: Index) -> Iterator[Problem]:
    """A name behind which no entry stands."""
    for reference in index.references.unmet:
        if not _kinds(index, reference.id):
            yield _several(index, reference) or _unknown(reference, _near(index, reference))


def _kinds(index: Index, id_: str) -> list[str]:
    """The kinds of entry that an id stands for."""
    return [kind for kind, ids in index.references.known.items() if id_ in ids and kind != "party"]


def _several(index: Index, reference: Reference) -> Problem | None:
    """Names with commas between them where a list was meant."""
    names = [each.strip() for each in reference.id.split(",")]
    if len(names) < 2 or not index.references.ids(reference.field.kinds).issuperset(names):  # noqa: PLR2004 - a list of one is a name
        return None
    better = f"[{', '.join(names)}]"
    message = say("`{id}` is read as one name.", id=reference.id)
    remedy = say("Put brackets around the names: `{better}`.", better=better)
    return Problem(_at(reference), message, remedy, (better,), reference.id)


def _unknown(reference: Reference, near: tuple[str, ...]) -> Problem:
    message = say("There is no {kind} `{id}`.", kind=_kind(reference), id=reference.id)
    remedy = say("Choose an id that exists, or add `{id}`.", id=reference.id)
    if near:
        remedy = say("Did you mean `{near}`?", near=near[0])
    return Problem(_at(reference), message, remedy, near, reference.id, cause=f"id:{reference.id}")


def _at(reference: Reference) -> At:
    """Where the name stands; the keys of a mapping may be names too."""
    return At(reference.route, "key" if reference.field.steps[-1] == "{keys}" else "value")


def _near(index: Index, reference: Reference) -> tuple[str, ...]:
    """The nearest ids of the right kind, those that nothing names yet before the others."""
    near = index.references.nearest(reference.field.kinds, reference.field.words).near(reference.id)
    return tuple(sorted(near[:2], key=lambda id_: _is_named(index, id_)) + near[2:])


def _is_named(index: Index, id_: str) -> bool:
    kinds = {kind for field in shape.references() for kind in field.kinds}
    return any(index.references.to(kind, id_) for kind in kinds)


def _kind(reference: Reference) -> Said:
    """The kinds that may stand in a field, as one phrase without its article."""
    return _either(reference.field.kinds, SINGULAR)


def _either(kinds: tuple[str, ...], words: dict[str, Said]) -> Said:
    phrase = words[kinds[0]]
    for kind in kinds[1:]:
        phrase = say("{one} or {other}", one=phrase, other=words[kind])
    return phrase


SINGULAR = {
    "party": say("person, role, body, unit or supplier"),
    "person": say("person"),
    "unit": say("unit"),
    "role": say("role"),
    "body": say("body"),
    "audience": say("audience"),
    "goal": say("goal"),
    "decision": say("decision right"),
    "log_entry": say("decision in the log"),
    "policy": say("policy"),
    "kpi": say("KPI"),
    "channel": say("channel"),
    "course": say("course"),
    "wish": say("wish"),
    "release": say("release"),
}


@rule("error", whole=True)
def wrong_kind_of_reference(index: Index) -> Iterator[Problem]:
    """A name of an entry that cannot stand here, such as a course for an owner."""
    for reference in index.references.unmet:
        kinds = _kinds(index, reference.id)
        if kinds:
            yield _wrong_kind(reference, kinds[0], _near(index, reference))


def _wrong_kind(reference: Reference, kind: str, near: tuple[str, ...]) -> Problem:
    wanted = _either(reference.field.kinds, KINDS)
    message = say("`{id}` is {kind}, but {wanted} is wanted here.", id=reference.id, kind=KINDS[kind], wanted=wanted)
    remedy = say("Name {wanted} instead.", wanted=wanted)
    if near and near[0] != reference.id:
        remedy = say("Did you mean `{near}`?", near=near[0])
    return Problem(_at(reference), message, remedy, near, reference.id, cause=f"id:{reference.id}")


@rule("hint", whole=True)
def unused_entry(index: Index) -> Iterator[Problem]:
    """A role, channel, audience, KPI or course that nothing names."""
    for collection, kinds in WATCHED.items():
        named_ids = index.references.named(*kinds)
        for id_, entry in index.plan.entries(collection).items():
            used = id_ in named_ids or _says_who_it_is_for(entry)
            if not used and not _told_elsewhere(index, collection):
                yield Problem(
                    At((*collection, id_), "key"),
                    say("Nothing in the plan names {name}.", name=named(id_, entry)),
                    say("Name it where it belongs, or take it out."),
                )


def _says_who_it_is_for(entry: object) -> bool:
    """A course that lists its audiences or roles needs nobody to name it."""
    return bool(getattr(entry, "roles", None) or getattr(entry, "audiences", None))


def _told_elsewhere(index: Index, collection: tuple[str, ...]) -> bool:
    """What nothing names may be the business of a rule of its own, where that one runs."""
    return TOLD_BY.get(collection) in index.rules_run
