"""Where to go with what, how soon there is an answer, and the daily maintenance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.views.labels import label
from plankit.views.page import anchor

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.sections.support import Request
    from plankit.views import Given
    from plankit.views.support import OperationView, RequestView, SupportView


def chapter(v: Voice, view: SupportView, _: Given) -> Blocks:
    """The blocks of this chapter."""
    lead = v.word("Where to go with what, and how soon there is an answer.")
    return [
        *b.para(b.text(lead), "lead"),
        *_emergency(v, view),
        *_requests(v, view),
        *_channels(v, view),
        *_operations(v, view),
    ]


def _emergency(v: Voice, view: SupportView) -> Blocks:
    if view.emergency is None:
        return []
    contact = view.emergency.contact
    call = b.para(b.strong(v.say("Call: {who}", who=v.who(contact)))) if contact else []
    found = b.note("vacant", [*v.prose(view.emergency.procedure, 3), *call])
    return [b.heading(2, b.text(v.word("In an emergency"))), *found] if found else []


def _requests(v: Voice, view: SupportView) -> Blocks:
    found = [block for each in view.requests for block in _request(v, each)]
    return [b.heading(2, b.text(v.word("Requests"))), *found] if found else []


def _request(v: Voice, each: RequestView) -> Blocks:
    entry = each.entry
    kind = b.tag("plain", v.plain(label(entry.kind))) if entry.kind else []
    steps = b.items(map(b.para, v.lines(entry.steps)), start=1)
    return [
        b.heading(3, v.text(entry.title or each.id), anchor("request", each.id)),
        *b.para(kind, "tags"),
        *b.facts((v.word("Go to"), _channel(v, each)), *_lines(v, entry), *_times(v, entry)),
        *(b.para(b.strong(b.text(v.word("What to do")))) if steps else []),
        *steps,
    ]


def _channel(v: Voice, each: RequestView) -> Runs:
    if each.channel is None:
        return b.tag("vacant", v.word("no channel"))
    also = v.say("or {channels}", channels=v.entries("channel", each.entry.also)) if each.entry.also else []
    hours = b.soft(v.text(each.channel.hours))
    return b.beside([v.entry("channel", each.entry.channel), v.text(each.channel.address), hours, also])


def _lines(v: Voice, entry: Request) -> list[tuple[str, Runs]]:
    return [
        (v.capital(v.word("first line")), v.who(entry.first_line)),
        (v.capital(v.word("second line")), v.who(entry.second_line)),
        (v.capital(v.word("third line")), v.who(entry.third_line)),
    ]


def _times(v: Voice, entry: Request) -> list[tuple[str, Runs]]:
    def within(time: object) -> Runs:
        return v.say("within {time}", time=time) if time else []

    steps = (
        b.beside([v.say("after {time}", time=step.after) if step.after else [], v.who(step.to)], ": ")
        for step in entry.escalation
    )
    return [
        (v.word("You hear that it arrived"), within(entry.acknowledge_within)),
        (v.word("You get an answer"), within(entry.respond_within)),
        (v.word("It is solved"), within(entry.resolve_within)),
        (v.word("If it takes longer"), v.text(entry.holding_reply)),
        (v.word("If nothing happens"), b.below(*steps)),
    ]


def _channels(v: Voice, view: SupportView) -> Blocks:
    head = [v.word("Channel"), v.word("Where"), v.word("When"), v.word("Agreed"), v.word("Looked after by")]
    rows = (
        b.row(
            [
                b.strong(v.text(each.title or id_)),
                v.text(each.address),
                v.text(each.hours),
                v.text(each.availability),
                v.who(each.owner),
            ],
            anchor("channel", id_),
        )
        for id_, each in view.channels.items()
    )
    caption = b.text(v.word("The channels, and when somebody is there"))
    found = b.table(caption, list(map(b.text, head)), rows, [3, 4, 3, 2.4, 3])
    return [b.heading(2, b.text(v.word("Channels"))), *found] if found else []


def _operations(v: Voice, view: SupportView) -> Blocks:
    head = [v.word("What"), v.word("Who"), v.word("How often"), v.word("Last done"), v.word("Due")]
    rows = (_operation(v, each) for each in view.operations)
    caption = b.text(v.word("Maintenance, and when it is due again"))
    found = b.table(caption, list(map(b.text, head)), rows, [4, 3.4, 2, 2, 2.6])
    return [b.heading(2, b.text(v.word("Daily maintenance"))), *found] if found else []


def _operation(v: Voice, each: OperationView) -> dict[str, object]:
    entry = each.entry
    overdue = b.tag("late", v.word("overdue")) if each.overdue else []
    cells = [
        b.strong(v.text(entry.title or each.id)),
        v.who(entry.owner),
        v.text(entry.every),
        v.text(entry.last),
        b.beside([overdue, v.text(each.due)], " "),
    ]
    return b.row(cells, anchor("operation", each.id))
