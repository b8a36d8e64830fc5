"""Sheets written with XlsxWriter: texts as texts, days as days, heads that stay in sight, the same bytes each time."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from plankit.outputs.workbook.about import Told, about
from plankit.outputs.workbook.cells import ACTIVE, cell
from plankit.outputs.workbook.sheets import Marked
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.outputs.workbook.cells import Cell
    from plankit.outputs.workbook.sheets import Column, Sheet
    from plankit.views import Given
    from plankit.words import Words

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
TEXTS_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LINE_HEIGHT, LETTER_HEIGHT, BUTTON, HIGHEST = 15.0, 6.0, 20, 400
EPOCH = (1980, 1, 1, 0, 0, 0)
UNIX = 3
DAY = "d mmm yyyy"
INK, LINE, ACCENT = "#1B2628", "#C9CFCB", "#0F565C"
TONES: dict[str, dict[str, Any]] = {
    "A": {"bg_color": ACCENT, "font_color": "#FFFFFF", "bold": True, "align": "center"},
    "R": {"bg_color": "#BFD9D2", "bold": True, "align": "center"},
    "S": {"bg_color": "#DDEAE3", "align": "center"},
    "C": {"bg_color": "#FBEECB", "align": "center"},
    "I": {"bg_color": "#EFEFE8", "align": "center"},
    "good": {"bg_color": "#E2F0E3", "font_color": "#1F6037"},
    "late": {"bg_color": "#FBEECB", "font_color": "#6F4A00"},
    "open": {"bg_color": "#FCE6E0", "font_color": "#92291A"},
}
PLAIN: dict[str, Any] = {
    "font_name": "Calibri",
    "font_size": 11,
    "font_color": INK,
    "valign": "top",
    "text_wrap": True,
}
HEAD = {"bold": True, "bg_color": ACCENT, "font_color": "#FFFFFF", "valign": "bottom", "border_color": ACCENT}
SOFT = "#536065"
LOOKS: dict[str, dict[str, Any]] = {
    "cell": {"bottom": 4, "bottom_color": LINE},
    "head": HEAD,
    "upright": {**HEAD, "rotation": 90, "align": "center", "valign": "top", "text_wrap": False},
    "title": {"bold": True, "font_size": 20, "font_color": ACCENT, "text_wrap": False},
    "under": {"font_size": 12, "text_wrap": False},
    "key": {"font_color": SOFT},
    "value": {"align": "left"},
    "link": {"font_color": ACCENT, "underline": 1},
    "note": {"italic": True, "font_color": SOFT, "text_wrap": False},
}


class Look(NamedTuple):
    """How a cell looks: of its kind and tone; whether a day stands in it, whether its text could be taken for a formula."""

    kind: str = "cell"
    tone: str = ""
    day: bool = False
    active: bool = False


HEADS, UPRIGHT = Look("head"), Look("upright")


def written(given: Given, sheets: Sequence[Sheet], language: str) -> bytes:
    """The workbook as bytes."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    file, speak = BytesIO(), words(language)
    with Workbook(file, TEXTS_ONLY) as book:
        made = datetime.combine(given.index.on, time())
        told = about(given, sheets, speak)
        book.set_properties({"title": told.title, "company": told.organization, "created": made})
        writing = Writing(book, speak)
        writing.first(told)
        for each in sheets:
            writing.sheet(each)
    return _repacked(file)


def _repacked(file: BytesIO) -> bytes:
    """The same package with nothing in it of the machine or the moment; unpacked, as libraries pack differently."""
    packed = BytesIO()
    with ZipFile(file) as old, ZipFile(packed, "w", ZIP_STORED) as new:
        for name in old.namelist():
            info = ZipInfo(name, EPOCH)
            info.create_system, info.external_attr = UNIX, 0o644 << 16
            new.writestr(info, old.read(name))
    return packed.getvalue()


class Writing:
    """One workbook in the making."""

    def __init__(self, book: Any, speak: Words) -> None:
        """Write into this workbook, in this language."""
        self.book = book
        self.speak = speak
        self._looks: dict[Look, Any] = {}

    def first(self, told: Told) -> None:
        """The sheet that tells what this is."""
        sheet = self.book.add_worksheet(told.name)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 90)
        sheet.set_column(2, 2, 10)
        self._put(sheet, 0, 0, told.title, Look("title"))
        self._put(sheet, 1, 0, told.organization, Look("under"))
        row = 3
        for key, value in told.facts:
            self._put(sheet, row, 0, key, Look("key"))
            self._put(sheet, row, 1, value, Look("value"))
            row += 1
        for number, head in enumerate(told.heads):
            self._put(sheet, row + 1, number, head, HEADS)
        for number, (name, tells, rows) in enumerate(told.contents, row + 2):
            quoted = name.replace("'", "''")
            sheet.write_url(number, 0, f"internal:'{quoted}'!A1", self._look(Look("link")), string=name)
            self._put(sheet, number, 1, tells, Look("value"))
            self._put(sheet, number, 2, rows, Look("value"))
        self._paper(sheet)

    def sheet(self, given: Sheet) -> None:
        """One sheet with heads, rows and a filter."""
        sheet = self.book.add_worksheet(self.speak(given.name))
        columns, rows = given.columns[:MOST_COLUMNS], given.rows
        left = len(rows) - (MOST_ROWS - 2) if len(rows) >= MOST_ROWS else 0
        cells = [[cell(_bare(value), self.speak) for value in row[: len(columns)]] for row in rows[: len(rows) - left]]
        sheet.set_row(0, self._heads(sheet, columns, cells))
        for down, (row, shown) in enumerate(zip(rows, cells, strict=False), 1):
            for across, value in enumerate(shown):
                self._put(sheet, down, across, value, Look(tone=_tone(row[across])))
        if left:
            said = say("{n} more rows do not fit on a sheet.", n=left)
            self._put(sheet, MOST_ROWS - 1, 0, self.speak(said), Look("note"))
        sheet.freeze_panes(1, given.fixed)
        sheet.autofilter(0, 0, max(1, len(cells)), len(columns) - 1)
        sheet.repeat_rows(0)
        self._paper(sheet)

    def _heads(self, sheet: Any, columns: Sequence[Column], cells: list[list[Cell]]) -> float:
        """Write the heads and set the widths; what comes back is how high the heads are, with room for the filter's buttons."""
        highest = LINE_HEIGHT
        for number, column in enumerate(columns):
            head, width = cell(column.head, self.speak), self._width(column, [row[number] for row in cells])
            self._put(sheet, 0, number, head, UPRIGHT if column.upright else HEADS)
            sheet.set_column(number, number, width)
            letters = len(str(head))
            high = (
                letters * LETTER_HEIGHT + BUTTON if column.upright else LINE_HEIGHT * ceil(letters * 1.2 / (width - 2))
            )
            highest = max(highest, high)
        return min(highest, HIGHEST)

    def _width(self, column: Column, cells: list[Cell]) -> float:
        if column.upright:
            return column.widest
        shown = [cell(column.head, self.speak), *cells]
        longest = max(len(line) for each in shown for line in _lines(each))
        return min(column.widest, max(longest * 1.05 + 3, 9))

    def _paper(self, sheet: Any) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")

    def _put(self, sheet: Any, row: int, column: int, value: Cell, look: Look) -> None:
        form = self._look(look._replace(day=isinstance(value, date), active=_active(value)))
        match value:
            case None:
                sheet.write_blank(row, column, None, form)
            case bool():
                sheet.write_string(row, column, self.speak.value(value), form)
            case int() | float():
                sheet.write_number(row, column, value, form)
            case date():
                sheet.write_datetime(row, column, datetime.combine(value, time()), form)
            case str():
                sheet.write_string(row, column, value, form)

    def _look(self, look: Look) -> Any:
        if look not in self._looks:
            made: dict[str, Any] = {**PLAIN, **LOOKS[look.kind], **TONES.get(look.tone, {})}
            made |= {"num_format": DAY, "align": "left"} if look.day else {}
            made |= {"quote_prefix": True} if look.active else {}
            self._looks[look] = self.book.add_format(made)
        return self._looks[look]


def _bare(value: Any) -> Any:
    return value.value if isinstance(value, Marked) else value


def _tone(value: Any) -> str:
    return value.tone if isinstance(value, Marked) else ""


def _active(value: Cell) -> bool:
    return isinstance(value, str) and value.startswith(ACTIVE)


def _lines(value: Cell) -> list[str]:
    if isinstance(value, str):
        return value.split("\n") or [""]
    return ["00 mmm 0000"] if isinstance(value, date) else [str(value if value is not None else "")]
