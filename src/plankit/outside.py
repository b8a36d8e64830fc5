"""Lists kept outside the YAML files, brought into the plan: people, pages, readings, finished courses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from plankit import dates
from plankit.errors import Misfit
from plankit.findings import Problem, Route, Span, at
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from plankit.files import Texts
    from plankit.findings import At, Part
    from plankit.lists import Listing, Row
    from plankit.merge import Merged
    from plankit.sections import PlanData
    from plankit.sections.monitoring import Readings
    from plankit.sections.training import Completed, Completion

PEOPLE = ("people",)
TOP = Span(1, 1, 1, 1)
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?:[.,][0-9]+)?")


class Page(NamedTuple):
    """A page of the intranet, as the inventory has it, and where that says so."""

    url: str
    title: str
    owner: str
    last_edited: date | None
    at: At


class ListSource:
    """A list as a source of entries: each row is an entry, each cell a field of it."""

    def __init__(self, listing: Listing, raw: bytes, asked: tuple[str, int, dict[str, str]]) -> None:
        """Know the rows of a listing by the id in their first column; `asked` says as what the file was read."""
        self.broken = False
        self.listing = listing
        self._raw = raw
        self._asked = asked
        self._rows = {row.values["id"]: row for row in reversed(listing.rows) if row.values.get("id")}

    def is_of(self, raw: bytes, asked: tuple[str, int, dict[str, str]]) -> bool:
        """Whether a file of this content, read as this, is this source."""
        return (self._raw, self._asked) == (raw, asked)

    def span(self, route: Route, part: Part = "value") -> Span:  # noqa: ARG002 - a cell is key and value in one
        """The place of an entry's row or of a field's cell."""
        row = self._rows.get(str(route[1])) if len(route) > 1 else None
        if row is None:
            return TOP
        column = str(route[2]) if len(route) > 2 else "id"  # noqa: PLR2004 - section, id, field
        return self.listing.at(row, column).span or TOP

    def line(self, number: int) -> str:
        """The text of a line of the file."""
        return line_of(self._raw, number)


def line_of(raw: bytes, number: int) -> str:
    """A line of a CSV file as text, "" for a spreadsheet."""
    if b"\0" in raw:
        return ""
    lines = raw.decode("utf-8-sig", "replace").splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _listing(file: str, raw: bytes, kind: str, header_row: int, columns: dict[str, str]) -> Listing:
    from plankit import lists

    kinds = {"people": lists.PEOPLE, "pages": lists.INVENTORY, "readings": lists.READINGS, "done": lists.COMPLETED}
    return lists.read(file, raw, kinds[kind], header_row=header_row, columns=columns)


class Outside:
    """What the lists of one plan bring in, and what is wrong with them."""

    def __init__(self, texts: Texts, known: Mapping[str, ListSource]) -> None:
        """Read lists from beside these texts; what is `known` in name and content is not read again."""
        self.texts = texts
        self.known = known
        self.problems: list[Problem] = []
        self.sources: dict[str, ListSource] = {}
        self.pages: list[Page] = []
        self.places: dict[Route, At] = {}
        self.lost = False

    def listing(self, route: Route, table: Any, kind: str) -> Listing | None:
        """The list that the plan names at a route; None, and a problem, where it cannot be read."""
        read = self.texts.companion(table.file)
        if not isinstance(read, bytes):
            problem = Problem(at(*route), read.message, read.remedy, value=table.file, rule="invalid-value")
            self.problems.append(problem)
            return None
        asked = (kind, table.header_row or 1, dict(table.columns))
        source = self.known.get(table.file)
        if source is None or not source.is_of(read, asked):
            source = ListSource(_listing(table.file, read, *asked), read, asked)
        listing = source.listing
        self.problems += listing.problems
        self.sources[table.file] = source
        return listing

    def people(self, merged: Merged) -> None:
        """Join the people of `plan.people_from` with those in the files, before anything is validated."""
        table = _table(merged.data.get("plan"))
        listing = table and self.listing(("plan", "people_from"), table, "people")
        self.lost = table is not None and (listing is None or bool(listing.problems))
        if not listing:
            return
        content: dict[str, Any] = {}
        for row in listing.rows:
            self._person(row, listing, content)
        people = merged.data.setdefault("people", {})
        if isinstance(people, dict):
            merged.add(PEOPLE, content, people, listing.file)
            merged.given.add("people")

    def _person(self, row: Row, listing: Listing, content: dict[str, Any]) -> None:
        values: dict[str, Any] = {column: value for column, value in row.values.items() if value}
        id_ = values.pop("id", "")
        if "hours_per_week" in values:
            values["hours_per_week"] = _number(values["hours_per_week"])
        if id_ in content:
            self._twice(id_, listing.at(row))
        elif id_:
            content[id_] = values

    def fill(self, data: PlanData) -> None:
        """Fill in what the validated plan keeps in lists: pages, readings, finished courses."""
        for number, table in enumerate(data.content.inventory):
            listing = self.listing(("content", "inventory", number), table, "pages")
            self.pages += [self._page(row, listing) for row in listing.rows if row.values.get("url")] if listing else []
        for id_, kpi in data.monitoring.kpis.items():
            route = ("monitoring", "kpis", id_, "readings")
            if kpi.readings and kpi.readings.file:
                self._readings(route, kpi.readings)
        for id_, course in data.training.courses.items():
            route = ("training", "courses", id_, "completed")
            if course.completed and course.completed.file:
                self._completed(route, course.completed)

    def _page(self, row: Row, listing: Listing) -> Page:
        edited = row.values.get("last_edited", "")
        day = self._cell(listing, row, "last_edited", dates.begin) if edited else None
        return Page(row.values["url"], row.values.get("title", ""), row.values.get("owner", ""), day, listing.at(row))

    def _readings(self, route: Route, readings: Readings) -> None:
        listing = self.listing(route, readings, "readings")
        for row in self._filled(listing, "date", "value"):
            day = self._cell(listing, row, "date", dates.end)
            value = self._cell(listing, row, "value", _value)
            if day in readings.on and listing:
                self._twice(row.values["date"], listing.at(row, "date"))
            elif day is not None and value is not None:
                readings.on[day] = value

    def _completed(self, route: Route, completed: Completed) -> None:
        listing = self.listing(route, completed, "done")
        for row in self._filled(listing, "person", "on"):
            day = self._cell(listing, row, "on", dates.begin)
            if listing:
                self.places[(*route, "by", len(completed.by), "person")] = listing.at(row, "person")
            completed.by.append(cast("Completion", _Done(row.values["person"], day)))

    def _filled(self, listing: Listing | None, key: str, value: str) -> Iterator[Row]:
        """The rows that say something: one without a value does not do so yet, one without a key does not say of what."""
        if listing is None or not {key, value} <= listing.columns.keys():
            return
        for row in listing.rows:
            if row.values[value] and row.values[key]:
                yield row
            elif row.values[value]:
                message = say("The column `{column}` is empty in this row.", column=key)
                remedy = say("Fill it in, or take the row out.")
                self.problems.append(Problem(listing.at(row), message, remedy, value=key, rule="invalid-value"))

    def _twice(self, id_: str, place: At) -> None:
        message = say("`{id}` stands twice in this list; the first one counts.", id=id_)
        remedy = say("Keep one of the two rows and take the other out.")
        self.problems.append(Problem(place, message, remedy, value=id_, rule="duplicate-entry"))

    def _cell(self, listing: Listing | None, row: Row, column: str, read: Callable[[object], Any]) -> Any:
        """A cell's value as its reader takes it; None, and a problem at the cell, where that refuses it."""
        if listing is None:
            return None
        try:
            return read(row.values.get(column, ""))
        except Misfit as misfit:
            problem = Problem(
                listing.at(row, column),
                misfit.said,
                suggestions=misfit.suggestions,
                value=row.values.get(column, ""),
                rule="invalid-value",
            )
            self.problems.append(problem)
            return None


class _Named(NamedTuple):
    """A table as the plan names it before validation."""

    file: str
    header_row: int | None
    columns: dict[str, str]


class _Done(NamedTuple):
    """Who finished a course, from a list."""

    person: str
    on: date | None


def _table(plan: Any) -> _Named | None:
    """The list of people that the unvalidated plan names; validation tells what is wrong with the naming."""
    named = plan.get("people_from") if isinstance(plan, dict) else None
    if isinstance(named, str):
        return _Named(named, None, {})
    if isinstance(named, dict) and isinstance(named.get("file"), str):
        row, columns = named.get("header_row"), named.get("columns")
        return _Named(
            named["file"], row if isinstance(row, int) else None, columns if isinstance(columns, dict) else {}
        )
    return None


def _number(text: str) -> float | str:
    """The number that a cell holds, with a comma or a point; the text itself where it is none."""
    if not _NUMBER.fullmatch(text):
        return text
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number


def _value(cell: object) -> float:
    number = _number(str(cell).strip().removesuffix("%").strip())
    if isinstance(number, str):
        raise Misfit(say("“{value}” is not a number.", value=str(cell)))
    return number
