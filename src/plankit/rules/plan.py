"""The plan as a whole: its sections, its adoption and review, its languages, its size, and what it should not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plankit.dates import next_review
from plankit.findings import At, Problem, at
from plankit.index import named
from plankit.rule import rule
from plankit.shape import collections
from plankit.words import Name, Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.sections.base import Text
    from plankit.sections.people import Person

SECTIONS = {
    "strategy": say("The plan has no section `strategy`: what the intranet is for, and what it is to achieve."),
    "ownership": say("The plan has no section `ownership`: who owns the intranet, and who may decide what."),
    "roles": say("The plan has no section `roles` and none called `responsibilities`: who does what."),
    "policies": say("The plan has no section `policies`: what is expected of those who write and take part."),
    "monitoring": say("The plan has no section `monitoring`: how anyone can tell whether the intranet helps."),
    "support": say("The plan has no section `support`: where colleagues turn with a question, a fault or a wish."),
    "training": say("The plan has no section `training`: how colleagues learn to use the intranet."),
    "roadmap": say("The plan has no section `roadmap`: what becomes of wishes, and what is made when."),
}
LANGUAGES = {
    "nl": say("`{field}` of {entry} has no text in Dutch."),
    "en": say("`{field}` of {entry} has no text in English."),
}

STREET = r"\w+(?:straat|laan|weg|plein|kade|gracht|dijk|singel|hof|pad| street| road| avenue| lane) \d+"
PRIVATE = {
    r"(?:\+31 ?(?:\(0\) ?)?|\b0)6(?:[ -]?\d){8}\b|(?:\+44 ?(?:\(0\) ?)?|\b0)7(?:[ -]?\d){9}\b|\+32 ?4(?:[ -]?\d){8}\b": say(
        "What stands here about {person} looks like the number of a mobile phone."
    ),
    rf"\b{STREET}\b|\b\d+[a-z]?,? [1-9]\d{{3}} ?[A-Z]{{2}}\b": say(
        "What stands here about {person} looks like a home address."
    ),
    r"@(?:gmail|hotmail|outlook|live|icloud|yahoo|ziggo|kpnmail|planet|xs4all|telenet)\.(?:com|nl|be|eu)\b": say(
        "What stands here about {person} looks like a private e-mail address."
    ),
    r"(?i)\b(?:ziek(?:te|teverlof|gemeld)?|zwanger\w*|burn-?out|overspannen|sick\w*|illness|pregnan\w+|surgery)\b": say(
        "What stands here about {person} looks like something about health."
    ),
}


@rule("warning", whole=True)
def section_missing(index: Index) -> Iterator[Problem]:
    """A part that every plan has in the end, and of which this one says nothing."""
    settled = {*index.plan.given, *index.data.plan.not_yet}
    told = {"roles": {"roles", "responsibilities"}}
    missing = [section for section in SECTIONS if settled.isdisjoint(told.get(section, {section}))]
    for section in missing:
        place = index.plan.place(at("plan", part="key"))
        yield Problem(
            At((section,), "key", place.file, place.span),
            SECTIONS[section],
            say(
                "Add `{section}:`. What comes later may say so: write `not_yet: [{later}]` under `plan:`.",
                section=section,
                later=", ".join((*index.data.plan.not_yet, *missing)),
            ),
            cause="sections",
        )


@rule("hint", needs=("plan",))
def plan_not_adopted(index: Index) -> Iterator[Problem]:
    """A plan that nobody has adopted yet, or of which it is not said who did."""
    plan = index.data.plan
    adopted = plan.adopted
    if plan.status == "superseded" or (adopted and adopted.by and adopted.on):
        return
    message = say("Nobody has adopted this plan yet.")
    if plan.status == "adopted" or adopted:
        message = say("The plan does not say who adopted it, and when.")
    yield Problem(
        at("plan", "adopted"),
        message,
        say(
            "Once it is adopted, write `status: adopted` and `adopted: {{by: {body}, on: {day}}}` under `plan:`.",
            body=_adopting(index),
            day=index.on.isoformat(),
        ),
    )


def _adopting(index: Index) -> str:
    """The body that would adopt the plan, as far as there is one."""
    bodies = index.data.ownership.bodies.items()
    found = [id_ for kind in ("board", "steering") for id_, body in bodies if body.kind == kind]
    return next(iter(found), "steering-group")


@rule("warning", timed=True)
def plan_review_overdue(index: Index) -> Iterator[Problem]:
    """The plan itself was to be reviewed by now."""
    plan = index.data.plan
    due = next_review(plan.review)
    if due and due < index.on and plan.status != "superseded":
        yield Problem(
            at("plan", "review"),
            say("This plan was to be reviewed by {day}. It still holds, but it may no longer be true.", day=due),
            say(
                "Go through it together, then write that day under `review:` as `last: {day}`.",
                day=index.on.isoformat(),
            ),
        )


@rule("warning")
def translation_missing(index: Index) -> Iterator[Problem]:
    """A text of a plan in two languages that is there in one only."""
    languages = [each for each in LANGUAGES if each in index.data.plan.languages]
    if len(languages) == len(LANGUAGES):
        for route, text in _texts({key: value for key, value in index.plan.merged.data.items() if key != "checks"}):
            for language in languages:
                if not text.get(language):
                    yield _untranslated(index, route, language)


def _texts(value: object, route: Route = ()) -> Iterator[tuple[Route, dict[str, str]]]:
    """Every text that is given by language, with its place."""
    match value:
        case dict() if (
            value and value.keys() <= LANGUAGES.keys() and all(isinstance(each, str) for each in value.values())
        ):
            yield route, value
        case dict():
            for key, each in value.items():
                yield from _texts(each, (*route, key))
        case list():
            for number, each in enumerate(value):
                yield from _texts(each, (*route, number))


def _untranslated(index: Index, route: Route, language: str) -> Problem:
    field = next(str(step) for step in reversed(route) if isinstance(step, str))
    return Problem(
        At(route),
        LANGUAGES[language]._replace(params=(("field", field), ("entry", _entry(index, route)))),
        say(
            "Add it as `{language}:`. A name that is the same in both may be written once, without a language.",
            language=language,
        ),
        value=language,
        cause=f"language:{language}",
    )


def _entry(index: Index, route: Route) -> Name:
    """The entry that a place lies in, or its section."""
    for length in (2, 1):
        if route[:length] in collections() and len(route) > length:
            id_ = str(route[length])
            return named(id_, index.plan.at(route[: length + 1]))
    return Name(None, f"`{route[0]}`")


@rule("warning")
def private_data(index: Index) -> Iterator[Problem]:
    """A private telephone number, home address or the like, which does not belong in a plan that colleagues read."""
    people = index.data.people
    every = (text for person in people.values() for text in _texts_of(person).values())
    if not _private("\n".join(map(_written, every))):
        return
    for id_, person in people.items():
        texts = _texts_of(person)
        if not _private("\n".join(map(_written, texts.values()))):
            continue
        for where, text in texts.items():
            message = _private(text)
            if message:
                yield Problem(
                    at("people", id_, *where),
                    message._replace(params=(("person", index.name(id_)),)),
                    say("Take it out: the plan needs a name and how to reach somebody at work, no more."),
                )


def _texts_of(person: Person) -> dict[Route, Text | None]:
    """What is written about somebody, by its place in the entry."""
    texts: dict[Route, Text | None] = {("name",): person.name, ("email",): person.email, ("job",): person.job}
    return texts | {("away", number, "reason"): each.reason for number, each in enumerate(person.away)}


def _written(text: Text | None) -> str:
    return " ".join(text.values()) if isinstance(text, dict) else text or ""


def _private(text: Text | None) -> Said | None:
    written = _written(text)
    return next((said for pattern, said in PRIVATE.items() if written and re.search(pattern, written)), None)


@rule("hint")
def plan_too_large(index: Index, *, most: int = 100) -> Iterator[Problem]:
    """A plan with so many responsibilities that nobody reads it."""
    number = len(index.data.responsibilities)
    if number > most:
        yield Problem(
            at("responsibilities", part="key"),
            say_n(
                number,
                "The plan has {n} responsibility; with more than {most}, hardly anybody reads it.",
                "The plan has {n} responsibilities; with more than {most}, hardly anybody reads it.",
                most=most,
            ),
            say("Take together what one role does in one go, and leave out what goes without saying."),
        )
