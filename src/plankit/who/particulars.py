"""What else there is to know of an entry: how far a decision reaches, how soon there is an answer, when it is reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers import Column, Row, Shown, Table, entry, party
from plankit.dates import next_review, spoken, spoken_rhythm
from plankit.findings import at
from plankit.index import named
from plankit.index.wishes import stage
from plankit.views.labels import label
from plankit.who.periods import until
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plankit.answers.sheet import Cell
    from plankit.days import Days
    from plankit.index import Index
    from plankit.sections.base import Review
    from plankit.sections.ownership import Limit


def particulars(index: Index, kind: str, id_: str) -> Iterator[Said]:
    """The sentences that suit this kind of entry."""
    told = TELLING.get(kind)
    if told:
        yield from told(index, id_)


def _decision(index: Index, id_: str) -> Iterator[Said]:
    entry = index.data.ownership.decisions[id_]
    if entry.within:
        yield say("Within: {within}", within=entry.within)
    if entry.limit and (limit := spoken_limit(entry.limit)):
        yield say("Up to: {limit}.", limit=limit)
    if entry.escalates_to:
        yield say("Beyond that, or without agreement: {above}.", above=index.spoken(entry.escalates_to))
    if entry.answer_within:
        yield say("There is an answer within {length}.", length=spoken(entry.answer_within))


def spoken_limit(limit: Limit) -> Said | None:
    """How far a decision right reaches: money, days of work, words."""
    parts = [
        *([say("{text}", text=limit.text)] if limit.text else []),
        *([say("a cost of {cost}", cost=limit.cost)] if limit.cost is not None else []),
        *([_days(limit.days)] if limit.days is not None else []),
    ]
    return say("{parts}", parts=parts) if parts else None


def _days(number: float) -> Said:
    if number == int(number):
        return say_n(int(number), "{n} day of work", "{n} days of work")
    return say("{number} days of work", number=number)


def _responsibility(index: Index, id_: str) -> Iterator[Said]:
    entry = index.data.responsibilities[id_]
    if entry.every:
        yield say("It is done {rhythm}.", rhythm=spoken_rhythm(entry.every))
    if entry.review_by:
        yield say("This is looked at again by {day}.", day=entry.review_by)


def _area(index: Index, id_: str) -> Iterator[Said]:
    area = index.data.content.areas[id_]
    if area.url:
        yield say("It is found at {url}.", url=area.url)
    count = sum(index.areas.of(page.url) == id_ for page in index.plan.pages)
    if index.plan.pages:
        yield say_n(count, "The inventory counts {n} page in it.", "The inventory counts {n} pages in it.")
    yield from reviewed(index, area.review)


def reviewed(index: Index, review: Review | None) -> Iterator[Said]:
    """When something was last reviewed, and when that is due again."""
    if review and review.last:
        yield say("It was last reviewed on {day}.", day=review.last)
    due = next_review(review)
    if due and due < index.on:
        yield say("A review was due on {day}.", day=due)
    elif due:
        yield say("The next review is due on {day}.", day=due)


def _policy(index: Index, id_: str) -> Iterator[Said]:
    policy = index.data.policies[id_]
    if policy.status != "in_force":
        yield say("It is {status}.", status=label(policy.status))
    elif policy.kind == "policy":
        yield say("It must be kept.")
    elif policy.kind == "guideline":
        yield say("It is a guideline: it should be kept.")
    if policy.approved and policy.approved.by and policy.approved.on:
        yield say(
            "It was approved by {party} on {day}.", party=index.spoken(policy.approved.by), day=policy.approved.on
        )
    yield from reviewed(index, policy.review)
    if policy.published_at:
        yield say("It can be read at {url}.", url=policy.published_at)


def _kpi(index: Index, id_: str) -> Iterator[Said]:
    kpi = index.data.monitoring.kpis[id_]
    days = [day for day in (kpi.readings.on if kpi.readings else ()) if day <= index.on]
    if days and kpi.readings:
        yield say("The last reading, of {day}, is {value}.", day=max(days), value=kpi.readings.on[max(days)])
    if kpi.target and kpi.target.by:
        yield say("It is to reach {value} by {day}.", value=kpi.target.value, day=kpi.target.by)
    if kpi.every:
        yield say("It is measured {rhythm}.", rhythm=spoken_rhythm(kpi.every))


def _request(index: Index, id_: str) -> Iterator[Said]:
    request = index.data.support.requests[id_]
    channel = index.data.support.channels.get(request.channel or "")
    if channel:
        yield say("Go to {channel}.", channel=named(request.channel or "", channel))
    if channel and channel.address:
        yield say("It is found at {address}.", address=channel.address)
    if request.acknowledge_within:
        yield say("You hear that it arrived within {length}.", length=spoken(request.acknowledge_within))
    if request.respond_within:
        yield say("Somebody starts on it within {length}.", length=spoken(request.respond_within))
    if request.resolve_within:
        yield say("It is solved within {length}.", length=spoken(request.resolve_within))
    for step in request.escalation:
        if step.to and step.after:
            yield say(
                "Without an answer it goes to {party} after {length}.",
                party=index.spoken(step.to),
                length=spoken(step.after),
            )


def _wish(index: Index, id_: str) -> Iterator[Said]:
    wish = index.data.roadmap.wishes[id_]
    yield say("It is {stage}.", stage=label(stage(wish)))
    decision = wish.decision
    if decision and decision.by and decision.on:
        yield say("It was decided by {party} on {day}.", party=index.spoken(decision.by), day=decision.on)
    if decision and decision.reason:
        yield say("Why: {because}", because=decision.reason)
    release = index.data.roadmap.releases.get(wish.release or "")
    if release:
        yield say("It is planned for {release}.", release=named(wish.release or "", release))


def _release(index: Index, id_: str) -> Iterator[Said]:
    release = index.data.roadmap.releases[id_]
    if release.starts:
        yield say("The work starts on {day}.", day=release.starts)
    if release.ends:
        yield say("It is to be finished on {day}.", day=release.ends)
    if release.status:
        yield say("It is {status}.", status=label(release.status))


def _course(index: Index, id_: str) -> Iterator[Said]:
    course = index.data.training.courses[id_]
    coming = sorted(each.on for each in course.sessions if each.on and each.on >= index.on)
    if coming:
        yield say("It is given on {days}.", days=coming)
    if course.valid_for:
        yield say("It is followed again after {length}.", length=spoken(course.valid_for))


def _operation(index: Index, id_: str) -> Iterator[Said]:
    operation = index.data.support.operations[id_]
    if operation.every:
        yield say("It is done {rhythm}.", rhythm=spoken_rhythm(operation.every))
    if operation.last:
        yield say("It was last done on {day}.", day=operation.last)


def _log_entry(index: Index, id_: str) -> Iterator[Said]:
    entry = index.data.ownership.log[id_]
    if entry.on:
        yield say("That was on {day}.", day=entry.on)


def _goal(index: Index, id_: str) -> Iterator[Said]:
    goal = index.data.strategy.goals[id_]
    yield say("It is {status}.", status=label(goal.status))
    if goal.by:
        yield say("It is to be met by {day}.", day=goal.by)


def _audience(index: Index, id_: str) -> Iterator[Said]:
    audience = index.data.strategy.audiences[id_]
    if audience.size is not None:
        yield say_n(audience.size, "An audience of about {n} colleague.", "An audience of about {n} colleagues.")
    courses = [
        entry(index, "course", each) for each, course in index.data.training.courses.items() if id_ in course.audiences
    ]
    if courses:
        yield say("For it there is {courses}.", courses=courses)
    channels = [
        entry(index, "feedback", each) for each, way in index.data.monitoring.feedback.items() if id_ in way.audience
    ]
    if channels:
        yield say("It is heard by way of {channels}.", channels=channels)


TELLING: dict[str, Callable[[Index, str], Iterator[Said]]] = {
    "decision": _decision,
    "responsibility": _responsibility,
    "area": _area,
    "policy": _policy,
    "kpi": _kpi,
    "request": _request,
    "wish": _wish,
    "release": _release,
    "course": _course,
    "operation": _operation,
    "log_entry": _log_entry,
    "goal": _goal,
    "audience": _audience,
}


def tables(days: Days, kind: str, id_: str) -> Iterator[Table]:
    """The exceptions to a policy."""
    if kind == "policy":
        columns = (
            Column("for", say("For whom")),
            Column("granted_by", say("Granted by"), brief=True),
            Column("until", say("Until")),
            Column("reason", say("Why")),
        )
        yield Table("exceptions", say("Exceptions"), columns, tuple(_exceptions(days.index, id_)))


def _exceptions(index: Index, id_: str) -> Iterator[Row]:
    for number, each in enumerate(index.data.policies[id_].exceptions):
        whom: Cell = each.for_
        if isinstance(whom, str) and index.party(whom):
            whom = party(index, whom)
        by = party(index, each.granted_by) if each.granted_by else None
        granted = Shown(say("granted by {party}", party=by), by) if by else None
        yield Row((whom, granted, until(each.until), each.reason), at("policies", id_, "exceptions", number))
