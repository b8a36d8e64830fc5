"""Who is responsible for what: a matrix for each area of work, on pages that lie on their side."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.views.labels import label
from plankit.views.page import anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.outputs.document.blocks import Block, Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.sections.responsibilities import Responsibility
    from plankit.views import Given
    from plankit.views.responsibilities import Matrix, Responsibilities, Row

MOST = 20
"""Columns that fit on a page beside the name of the responsibility."""


def chapter(v: Voice, view: Responsibilities, _: Given) -> Blocks:
    """The blocks of this chapter."""
    lead = v.word("Who is responsible for what: one owner each; others do it, help, are asked or are told.")
    areas = [block for each in view.areas for block in _area(v, each)]
    return [
        *b.wide([*b.para(b.text(lead), "lead"), *_letters(v), *areas]),
        *_unassigned(v, view),
        *_other(v, view),
    ]


def _letters(v: Voice) -> Blocks:
    told = {
        "A": v.word("answers for it"),
        "R": v.word("does it"),
        "AR": v.word("answers for it and does it"),
        "S": v.word("helps"),
        "C": v.word("is asked beforehand"),
        "I": v.word("is told"),
    }
    return b.para(b.beside(([*b.letters(each), *b.text(f"\u00a0{words}")] for each, words in told.items()), "   "))


def _area(v: Voice, area: Matrix) -> Blocks:
    title = v.capital(label(area.area)) if area.area else v.word("Other responsibilities")
    return [b.heading(2, b.text(title)), *_matrices(v, area, title)]


def _matrices(v: Voice, area: Matrix, title: str) -> Iterator[Block]:
    """The matrix, in parts where it has more columns than fit."""
    parts = max(ceil(len(area.parties) / MOST), 1)
    most = max(ceil(len(area.parties) / parts), 1)
    for first in range(0, parts * most, most):
        parties = area.parties[first : first + most]
        head = [b.text(v.word("Responsibility")), *map(v.party, parties)]
        rows = (_row(v, each, first, most) for each in area.rows)
        caption = v.say("Responsibilities: {area}", area=title)
        if first:
            caption = [*caption, *b.text(f" ({v.word('continued')})")]
        yield from b.table(caption, head, rows, [5.0, *([1.0] * len(parties))], style="matrix")


def _row(v: Voice, each: Row, first: int, most: int) -> dict[str, object]:
    open_ = b.tag("vacant", v.word("nobody answers")) if each.open else []
    outside = b.tag("plain", v.plain(label(each.entry.status))) if each.entry.status == "supplier" else []
    title = b.beside([v.text(each.entry.title or each.id), open_, outside], " ")
    told = b.soft(b.beside([v.label(each.entry.stage), v.text(each.entry.every)], " · "))
    cells = [b.below(title, told), *map(b.letters, each.cells[first : first + most])]
    return b.row(cells, "" if first else anchor("responsibility", each.id))


def _unassigned(v: Voice, view: Responsibilities) -> Blocks:
    rows = (
        b.para(left_open(v, v.text(each.title or id_), each), anchor=anchor("responsibility", id_))
        for id_, each in view.unassigned
    )
    found = b.items(rows)
    return [b.heading(2, b.text(v.word("Knowingly left open"))), *found] if found else []


def left_open(v: Voice, title: Runs, each: Responsibility) -> Runs:
    """A responsibility that is knowingly left to nobody, and why."""
    again = v.say("Looked at again by {day}.", day=each.review_by) if each.review_by else []
    told = b.beside([b.strong(title), b.tag("late", v.plain(label(each.status)))], " ")
    return b.below(told, v.text(each.because), b.soft(again))


def _other(v: Voice, view: Responsibilities) -> Blocks:
    rows = (
        b.para(
            b.beside([v.text(each.title or id_), v.who(each.owner), b.soft(v.days(each.from_, each.until))]),
            anchor=anchor("responsibility", id_),
        )
        for id_, each in view.other
    )
    found = b.items(rows)
    return [b.heading(2, b.text(v.word("Ended, or still to come"))), *found] if found else []
