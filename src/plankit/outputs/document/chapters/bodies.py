"""A body: its mandate, how it works, and who sits in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.views.labels import label
from plankit.views.page import anchor

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.sections.ownership import Body, Meeting
    from plankit.views.ownership import BodyView, SeatView


def body(v: Voice, each: BodyView) -> Blocks:
    """A body with its seats."""
    entry = each.entry
    tags = b.tag("plain", v.plain(label(entry.kind))) if entry.kind else []
    if each.state == "ended":
        tags = [*tags, *b.tag("plain", v.word("ended"))]
    elif each.state == "later":
        tags = [*tags, *b.tag("plain", v.word("still to come"))]
    return [
        b.heading(3, v.text(entry.title), anchor("body", each.id)),
        *b.para(tags, "tags"),
        *v.prose(entry.mandate, 4),
        *b.facts(*_people(v, entry), *_ways(v, entry), *_life(v, entry, each.latest)),
        *_seats(v, each),
    ]


def _people(v: Voice, entry: Body) -> list[tuple[str, Runs]]:
    return [
        (v.word("Chair"), v.who(entry.chair)),
        (v.word("Secretary"), v.who(entry.secretary)),
        (v.word("Mandate from"), v.who(entry.mandated_by)),
        (v.word("Reports to"), v.who(entry.reports_to)),
    ]


def _ways(v: Voice, entry: Body) -> list[tuple[str, Runs]]:
    before, within = entry.agenda_before, entry.minutes_within
    return [
        (v.word("Meets"), v.text(entry.meets)),
        (v.word("Quorum"), _quorum(v, entry)),
        (v.word("Decides by"), v.text(entry.decides_by)),
        (v.word("Agenda"), v.say("{time} before the meeting", time=before) if before else []),
        (v.word("Minutes"), v.say("within {time}", time=within) if within else []),
        (v.word("Substitutes"), b.text(_substitutes(v, entry))),
    ]


def _quorum(v: Voice, entry: Body) -> Runs:
    quorum = entry.quorum
    if quorum is None or (quorum.count is None and not quorum.fraction):
        return []
    if quorum.count is not None:
        return v.text(quorum.count)
    share = round(100 * (quorum.fraction or 0))
    if quorum.plus:
        return v.say("{share}% of the members plus {plus}", share=share, plus=quorum.plus)
    return v.say("{share}% of the members", share=share)


def _substitutes(v: Voice, entry: Body) -> str:
    rule = entry.substitutes
    if rule is None or rule.allowed is None:
        return ""
    if not rule.allowed:
        return v.word("not allowed")
    if rule.may_vote is None:
        return v.word("allowed")
    return v.word("allowed, with a vote") if rule.may_vote else v.word("allowed, without a vote")


def _life(v: Voice, entry: Body, latest: Meeting | None) -> list[tuple[str, Runs]]:
    last: Runs = v.text(latest.on) if latest else []
    if latest and latest.minutes:
        last = v.address(latest.minutes, v.say("{day}, with minutes", day=latest.on))
    return [
        (v.word("Exists"), v.days(entry.from_, entry.until)),
        (v.word("Succeeded by"), v.party(entry.succeeded_by)),
        (v.word("Last meeting"), last),
    ]


def _seats(v: Voice, each: BodyView) -> Blocks:
    head = [v.word("Seat"), v.word("Who"), v.word("Unit"), v.word("Substitute"), v.word("How")]
    rows = (b.row(_seat(v, seat)) for seat in each.seats)
    caption = v.say("Seats in {body}", body=each.entry.title)
    return b.table(caption, list(map(b.text, head)), rows, [3, 3.4, 2.4, 2.4, 3.4])


def _seat(v: Voice, each: SeatView) -> list[Runs]:
    seat = each.entry
    name = v.text(seat.seat) or (v.party(seat.holder) if each.state != "vacant" else b.text(v.word("Seat")))
    times = b.text(f" ({seat.count}×)") if seat.count and seat.count > 1 else []
    put = v.say("put forward by {who}", who=v.party(seat.nominated_by)) if seat.nominated_by else []
    how = b.beside([v.label(seat.kind), put, v.days(seat.from_, seat.until)])
    return [
        [*b.strong(name), *times],
        _taken(v, each),
        v.party(seat.unit),
        v.party(seat.substitute),
        b.below(how, v.text(seat.because)),
    ]


def _taken(v: Voice, each: SeatView) -> Runs:
    seat = each.entry
    if each.state == "vacant":
        since = v.say("since {day}", day=seat.since) if seat.since else []
        return b.beside([b.tag("vacant", v.word("vacant")), since], " ")
    if each.state == "unknown":
        return b.soft(b.text(v.word("not recorded")))
    state = {"ended": b.tag("late", v.word("term has ended")), "later": b.tag("plain", v.word("still to come"))}
    return b.beside([v.who(seat.holder), state.get(each.state, [])], " ")
