"""Time as a line: bars and moments between months, and where today is."""

from __future__ import annotations

from datetime import MAXYEAR, date
from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import Duration, after, before
from plankit.views.pictures.scale import Scale, px
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, ROW, BAR, HEAD, FOOT, LABEL = 860, 42, 13, 46, 24, 400
BACK, AHEAD = Duration(years=1), Duration(years=3)
MOST = 24
YEAR, SHORT, LONG = 12, 14, 40
MONTHS = (
    say("Jan"),
    say("Feb"),
    say("Mar"),
    say("Apr"),
    say("May"),
    say("Jun"),
    say("Jul"),
    say("Aug"),
    say("Sep"),
    say("Oct"),
    say("Nov"),
    say("Dec"),
)


class Span(NamedTuple):
    """Something that takes time, or a moment where it starts and ends on one day; an open end is None."""

    kind: str
    id: str
    start: date | None
    end: date | None
    state: str

    @property
    def moment(self) -> bool:
        """Whether it is drawn as a moment: on one day, or with one day alone that is known."""
        return self.first == self.last

    @property
    def first(self) -> date:
        """Its first day, as far as is known."""
        return self.start or self.end or date.min

    @property
    def last(self) -> date:
        """Its last day, as far as is known."""
        return self.end or self.start or date.max


class Tick(NamedTuple):
    """A month on the axis; `year` where one begins."""

    x: str
    month: Said
    year: str


class Drawn(NamedTuple):
    """A span on its row: where its bar stands, or the points of its diamond, and where its words begin or end."""

    span: Span
    x: str
    y: str
    width: str
    diamond: str
    words_x: str
    words_y: str
    anchor: str


class Timeline(NamedTuple):
    """Spans along a line of time; those that are not drawn lie too far back or ahead."""

    rows: tuple[Drawn, ...]
    ticks: tuple[Tick, ...]
    today: str
    anchor: str
    width: str
    height: str
    bottom: str
    foot: str
    bar: str
    outside: int


def timeline(spans: Sequence[Span], on: date) -> Timeline | None:
    """The spans around a day, the earliest first; None where there are none, or too many for a picture."""
    first, last = before(on, BACK), after(on, AHEAD)
    inside = [each for each in spans if each.last >= first and each.first <= last]
    if not inside or len(inside) > MOST:
        return None
    low = max(first, min(on, *(each.first for each in inside)))
    high = min(last, max(on, *(each.last for each in inside)))
    low, high = low.replace(day=1), month_after(high, 1)
    scale = Scale(low.toordinal(), high.toordinal(), 8, WIDTH - 8)
    rows = sorted(inside, key=lambda each: (each.first, each.last))
    bottom = HEAD + ROW * len(rows) + 6
    today = scale(on.toordinal())
    return Timeline(
        tuple(_drawn(each, number, scale) for number, each in enumerate(rows)),
        tuple(_ticks(low, high, scale)),
        px(today),
        "end" if today > WIDTH - LABEL / 4 else "start" if today < LABEL / 4 else "middle",
        px(WIDTH),
        px(bottom + FOOT),
        px(bottom),
        px(bottom + 16),
        px(BAR),
        len(spans) - len(inside),
    )


def _drawn(span: Span, number: int, scale: Scale) -> Drawn:
    left, right = scale(span.first.toordinal()), scale(span.last.toordinal() + 1)
    y = HEAD + ROW * number
    middle = scale(span.last.toordinal())
    diamond = _diamond(middle, y + 26) if span.moment else ""
    first, last = (middle - 8, middle + 8) if span.moment else (left, right)
    words, anchor = (first, "start") if first <= WIDTH - LABEL else (max(last, LABEL), "end")
    return Drawn(span, px(left), px(y + 20), px(max(3, right - left)), diamond, px(words), px(y + 14), anchor)


def _diamond(x: float, y: float) -> str:
    return f"{px(x)},{px(y - 8)} {px(x + 8)},{px(y)} {px(x)},{px(y + 8)} {px(x - 8)},{px(y)}"


def month_after(day: date, months: int) -> date:
    """The first day of the month so many months after that of a day; the last day there is where there are no more."""
    number = day.year * YEAR + day.month - 1 + months
    return date(number // YEAR, number % YEAR + 1, 1) if number < (MAXYEAR + 1) * YEAR else date.max


def _ticks(low: date, high: date, scale: Scale) -> Iterator[Tick]:
    """Every month of a short time, every third or sixth of a longer one, from January on."""
    months = (high.year - low.year) * YEAR + high.month - low.month
    step = 1 if months <= SHORT else 3 if months <= LONG else 6
    day, told = low, 0
    while day < high:
        if (day.month - 1) % step == 0:
            yield Tick(px(scale(day.toordinal())), MONTHS[day.month - 1], str(day.year) if day.year != told else "")
            told = day.year
        day = month_after(day, 1)
