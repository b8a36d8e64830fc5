"""The two plans that are compared, as readers know them: a revision, or the files as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.report import seen_from_here
from plankit.reporters.plain import plain
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.diff import Change
    from plankit.findings import At, Place
    from plankit.index import Index
    from plankit.telling import Line

PLACES = 3
"""So many places are shown behind a sentence."""


class Edition(NamedTuple):
    """A plan as it was or is: `revision` is what people call it, "" for the files as they are; `commit` its short name.

    `there` is False where the revision held no plan yet.
    """

    indexed: Index
    revision: str = ""
    commit: str = ""
    day: date | None = None
    there: bool = True


class Comparison(NamedTuple):
    """What is told of two plans, in which language; `root` leads from here to the plan's folder, `/` between."""

    old: Edition
    new: Edition
    lines: tuple[Line, ...]
    language: str
    root: str

    @property
    def title(self) -> object:
        """What the plan calls itself."""
        plan = self.new.indexed.plan
        return plan.data.plan.title if "plan" in plan.given else ""


def called(edition: Edition) -> Said:
    """An edition as sentences name it."""
    if not edition.revision:
        return say("the files as they are")
    if edition.day is None:
        return say("`{revision}`", revision=edition.revision)
    return say("`{revision}` of {day}", revision=edition.revision, day=edition.day)


def headline(comparison: Comparison) -> Said:
    """How much changed, in which plan, since when."""
    count = len(comparison.lines)
    plan = say("“{title}”", title=comparison.title) if comparison.title else say("the plan")
    old, new = called(comparison.old), called(comparison.new)
    if not comparison.old.there:
        return say("There was no plan yet in {old}; all of {plan} is new.", old=old, plan=plan)
    if not comparison.new.there:
        return say("There is no plan any more in {new}.", new=new)
    if comparison.new.revision:
        return _between(count, plan, old, new)
    if not count:
        return say("Nothing that {plan} says has changed since {old}.", plan=plan, old=old)
    return say_n(count, "{n} change in {plan} since {old}", "{n} changes in {plan} since {old}", plan=plan, old=old)


def _between(count: int, plan: Said, old: Said, new: Said) -> Said:
    if not count:
        return say("Nothing that {plan} says has changed between {old} and {new}.", plan=plan, old=old, new=new)
    return say_n(
        count,
        "{n} change in {plan} between {old} and {new}",
        "{n} changes in {plan} between {old} and {new}",
        plan=plan,
        old=old,
        new=new,
    )


def cautions(comparison: Comparison) -> Iterator[Said]:
    """Where not everything could be read, so that what is there may seem to be gone."""
    for edition in (comparison.old, comparison.new):
        plan = edition.indexed.plan
        if edition.there and (not plan.whole or plan.covered):
            yield say(
                "Not everything in {edition} can be read; what stands there is left out here. `plankit lint` tells what it is.",
                edition=called(edition),
            )


def places(comparison: Comparison, line: Line) -> list[str]:
    """The first places of a sentence, the way terminals and editors can follow them; … where there are more."""
    found = list(dict.fromkeys(place(comparison, each) for each in line.changes))
    return [*found[:PLACES], "…"] if len(found) > PLACES else found


def place(comparison: Comparison, change: Change) -> str:
    """The place of a change: in the later plan, else in the earlier one, with its revision in front."""
    later = change.new is not None and change.given is change.new
    side = change.new if later or change.old is None else change.old
    edition = comparison.new if side is change.new else comparison.old
    mark = f"{plain(edition.revision)}:" if edition.revision else ""
    return f"{mark}{written(spot(comparison, edition, side.at))}" if side else ""


def spot(comparison: Comparison, edition: Edition, where: At) -> Place:
    """An exact place in one of the plans, its file as seen from here."""
    return seen(edition.indexed.plan.place(where), comparison.root)


def seen(place: Place, root: str) -> Place:
    """A place with its file as seen from here; `root` leads to the plan's folder."""
    return place._replace(file=plain(seen_from_here(root, place.file)))


def written(place: Place) -> str:
    """A place the way terminals and editors can follow it."""
    return f"{place.file}:{place.span.line}"
