"""Who owns what as an answer: the chain as a table, gaps first, the days to come, and whom to appoint."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from plankit.answers import Column, Row, Sheet, Table, party
from plankit.days import EVER
from plankit.findings import at
from plankit.gaps.naming import Naming, lasting
from plankit.views.labels import label
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from plankit.appointments import Appointment, Appointments
    from plankit.days import Standing, Turn
    from plankit.gaps import Gaps, Owned
    from plankit.index.references import Reference
    from plankit.sections.responsibilities import Responsibility

CHAIN = (
    Column("what", say("What")),
    Column("owner", say("Owner")),
    Column("today", say("Who that is")),
    Column("stands_in", say("Who stands in")),
)
ON_PURPOSE = (Column("what", say("What")), Column("why", say("Why")))
DAYS = (
    Column("on", say("Day")),
    Column("happens", say("What happens")),
    Column("entries", say("For what"), named=True),
)
POSTS = (Column("post", say("Who is wanted")), Column("when", say("When")), Column("closes", say("For what")))


def sheet(found: Gaps, until: date | None, naming: Naming, *, whole: bool = False) -> Sheet:
    """The whole answer; with days to come it leaves out what is well, unless it is to be `whole`."""
    index = naming.index
    tables = [
        Table("owned", say("Nobody answers for it"), CHAIN, _rows(found.missing, naming)),
        Table("owned", say("Left open on purpose"), ON_PURPOSE, _rows(_in(found, "open"), naming)),
        Table("owned", say("Somebody answers for it"), CHAIN, _rows(_in(found, "replaced", "held", "group"), naming)),
    ]
    if until and not whole:
        tables.pop()
    if until:
        tables.append(Table("days", say("The days to come"), DAYS, tuple(_days(found.turns, naming))))
    return Sheet(
        say("Who owns what on {day}", day=index.on),
        tuple(_sentences(found, until)),
        (*tables, appointed(found.appointments, naming)),
        {"until": until, "missing": len(found.missing), "smallest": found.appointments.smallest},
    )


def _in(found: Gaps, *states: str) -> list[Owned]:
    return [each for each in found.owned if each.state in states]


def _sentences(found: Gaps, until: date | None) -> Iterator[Said]:
    missing, on_purpose = len(found.missing), len(_in(found, "open"))
    if missing:
        yield say_n(
            missing, "{n} entry has nobody who answers for it.", "{n} entries have nobody who answers for them."
        )
    else:
        yield say("There is somebody who answers for everything.")
    if on_purpose:
        yield say_n(
            on_purpose,
            "{n} responsibility is left open on purpose.",
            "{n} responsibilities are left open on purpose.",
        )
    if until:
        yield _coming(found, until)


def _coming(found: Gaps, until: date) -> Said:
    days = len({turn.on for turn in found.turns})
    if not days:
        return say("Up to {day}, no gap opens or closes.", day=until)
    return say_n(
        days,
        "Up to {day}, a gap opens or closes on {n} day.",
        "Up to {day}, gaps open or close on {n} days.",
        day=until,
    )


def _rows(owned: Iterable[Owned], naming: Naming) -> tuple[Row, ...]:
    return tuple(_row(each, naming) for each in owned)


def _row(owned: Owned, naming: Naming) -> Row:
    place, standing = owned.place, owned.standing
    stand_ins = standing.able if standing else ()
    owner = party(naming.index, place.id) if place.id else None
    what = naming.short(naming.what(place))
    by = naming.called(place.id) if place.id else ""
    chain = (what, by, _today(owned, naming), naming.everybody(stand_ins))
    return Row(
        (what, _because(place, naming)) if owned.state == "open" else chain,
        at(*place.route),
        "error" if owned.missing else "warning" if owned.state in {"open", "replaced"} else "",
        {
            "what": naming.what(place),
            "owner": owner,
            "today": naming.parties(standing.people if standing else ()),
            "stands_in": naming.parties(stand_ins),
            "cannot": tuple(each.why for each in standing.stand_ins if each.why) if standing else (),
            "state": owned.state,
            "until": None if owned.last == EVER else owned.last,
            "then": owned.then.state if owned.then else None,
            "then_today": naming.parties(owned.then.people) if owned.then else (),
            "why": owned.why or _because(place, naming),
        },
    )


def _today(owned: Owned, naming: Naming) -> Said | str:
    """Who it is and until when; or why nobody is."""
    standing = owned.standing
    if standing is None or owned.missing:
        return (standing and standing.briefly) or owned.why or ""
    people = naming.people(standing)
    if owned.last == EVER:
        return people
    if owned.then is None:
        return say("{people} until {day}, when it ends", people=people, day=owned.last)
    return say("{people} until {day}, then {next}", people=people, day=owned.last, next=naming.people(owned.then))


def _because(place: Reference, naming: Naming) -> Said | str:
    """Why a responsibility is left open."""
    entry: Responsibility | None = None
    if place.field.collection == ("responsibilities",):
        entry = naming.index.data.responsibilities[str(place.entry[-1])]
    if entry is None or entry.status == "assigned":
        return ""
    if not entry.because:
        return label(entry.status)
    return say("{status}: {reason}", status=label(entry.status), reason=naming.speak.pick(entry.because))


def _days(turns: Sequence[Turn], naming: Naming) -> Iterator[Row]:
    """A row for each thing that happens on a day, with all that it happens to."""

    def key(turn: Turn) -> tuple[date, bool, bool, str]:
        return turn.on, not turn.opens, turn.ended, turn.owner.id

    for _, group in groupby(sorted(turns, key=key), key):
        alike = list(group)
        turn, places = alike[0], [each.owner for each in alike]
        owner = naming.index.party(turn.owner.id)
        yield Row(
            (turn.on, _happens(turn, naming), naming.some(places)),
            at(*places[0].route),
            "error" if turn.opens else "",
            {
                "opens": turn.opens,
                "ended": turn.ended,
                "owner": party(naming.index, turn.owner.id) if owner else None,
                "state": turn.standing.state,
                "today": naming.parties(turn.standing.people),
                "stands_in": naming.parties(turn.standing.able),
                "entries": naming.links(places),
            },
        )


def _happens(turn: Turn, naming: Naming) -> Said:
    """What opens or closes a gap."""
    standing: Standing = turn.standing
    if turn.ended:
        return say("it ends, and the gap with it")
    if turn.opens:
        return say("a gap opens: {why}", why=standing.why)
    if standing.state == "replaced":
        return say("the gap closes: {people} stands in", people=naming.everybody(standing.able[:1]))
    return say("the gap closes: {people}", people=naming.people(standing))


def appointed(found: Appointments, naming: Naming) -> Table:
    """The fewest appointments, or at most how many it takes."""
    count = len(found.needed)
    title = (
        say_n(count, "{n} appointment closes every gap", "{n} appointments close every gap; fewer will not do")
        if found.smallest
        else say("At most {n} appointments close every gap; there may be a way with fewer", n=count)
    )
    return Table("appointments", title, POSTS, tuple(_appointment(each, naming) for each in found.needed))


def _appointment(each: Appointment, naming: Naming) -> Row:
    last = None if each.last == EVER else each.last
    known = naming.index.party(each.post.id)
    return Row(
        (_post(each, naming), lasting(each.first, last), naming.some(each.closes)),
        at(*_where(each, naming)),
        facts={
            "kind": each.post.kind,
            "party": party(naming.index, each.post.id) if known else None,
            "from": each.first,
            "until": last,
            "closes": naming.links(each.closes),
        },
    )


def _where(each: Appointment, naming: Naming) -> tuple[str | int, ...]:
    """The place of the post: where whoever is appointed is to be written down."""
    if each.post.kind in ("instead", "entry"):
        return each.closes[0].route
    return party(naming.index, each.post.id).at.route


def _post(each: Appointment, naming: Naming) -> Said:
    name = naming.index.name(each.post.id)
    match each.post.kind:
        case "role":
            return say("somebody for the role {role}", role=name)
        case "head":
            return say("somebody to lead the unit {unit}", unit=name)
        case "instead":
            return say("somebody instead of {party}", party=name)
    return say("somebody for {what}", what=naming.short(naming.what(each.closes[0])))
