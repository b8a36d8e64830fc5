"""Lists kept outside: what is read from CSV and spreadsheets, and where each value stands."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plankit.errors import MendableError
from plankit.findings import Span
from plankit.lists import COMPLETED, INVENTORY, PEOPLE, READINGS, Listing, read, sheets
from plankit.lists.sheet_process import rows
from plankit.lists.sheet_process import words as typed
from plankit.words import words

if TYPE_CHECKING:
    from pathlib import Path

SPEAK = words("en")


def table(listing: Listing) -> list[tuple[int, dict[str, str]]]:
    """The rows of a list as plain values."""
    return [(row.line, row.values) for row in listing.rows]


def told(listing: Listing) -> list[tuple[str, str, Span, str, str]]:
    """What is found wrong with a list."""
    return [
        (problem.rule, problem.at.file, problem.at.span, SPEAK(problem.message), SPEAK(problem.remedy))
        for problem in listing.problems
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_what_excel_writes(mark: str, end: str, encoding: str) -> None:
    """Whatever the mark between columns, the line ends and the encoding."""
    text = end.join(
        [
            mark.join(row)
            for row in (["URL", "Titel", "Eigenaar"], ["/hr", "Café", "anna"], ["", "", ""], ["/it", "", " ben "])
        ]
    )
    listing = read("pages.csv", (text + end).encode(encoding), INVENTORY)
    assert table(listing) == [
        (2, {"url": "/hr", "title": "Café", "owner": "anna"}),
        (4, {"url": "/it", "title": "", "owner": "ben"}),
    ]
    assert listing.problems == []


def test_quotes_in_csv() -> None:
    """Marks and line ends inside quotes belong to the text, and every place is exact all the same."""
    raw = 'Titel;Adres;Eigenaar\r\n"News; and\r\n""more""";/news;anna\r\nInch 6";/é;"ben"\r\n"Last" ;/last\r\n'
    listing = read("pages.csv", raw.encode(), INVENTORY)
    assert table(listing) == [
        (2, {"url": "/news", "title": 'News; and\n"more"', "owner": "anna"}),
        (4, {"url": "/é", "title": 'Inch 6"', "owner": "ben"}),
        (5, {"url": "/last", "title": "Last", "owner": ""}),
    ]
    assert [listing.at(listing.rows[0], column).span for column in ("title", "url", "owner")] == [
        Span(2, 1, 3, 10),
        Span(3, 11, 3, 16),
        Span(3, 17, 3, 21),
    ]
    assert listing.at(listing.rows[1], "owner").span == Span(4, 12, 4, 17)
    assert listing.at(listing.rows[2], "owner").span == listing.at(listing.rows[2]).span == Span(5, 1, 5, 14)
    assert listing.at(listing.rows[1], "last_edited") == listing.at(listing.rows[1])
    assert listing.at(listing.rows[1]).file == "pages.csv"


def test_the_mark_that_excel_names() -> None:
    """A first line `sep=` is for Excel."""
    listing = read("pages.csv", b"sep=|\nurl|title\n/hr|People, and more\n", INVENTORY)
    assert table(listing) == [(3, {"url": "/hr", "title": "People, and more"})]


def test_columns_by_other_names() -> None:
    """Ours, those people use in Dutch and English, and those the plan names: capitals and marks do not matter."""
    header = (
        "Gebruikersnaam,Volledige naam,E-mail,Afdeling,Functie,Dienstverband,In dienst,Datum uit dienst,Uren per week"
    )
    assert list(read("people.csv", header.encode(), PEOPLE).columns) == list(PEOPLE.columns)
    assert list(read("people.csv", ",".join(PEOPLE.columns).encode(), PEOPLE).columns) == list(PEOPLE.columns)
    assert read("r.csv", b"LAST-EDITED,url", INVENTORY).columns == {"url": 1, "last_edited": 0}
    assert read("r.csv", b"datum;score", READINGS).columns == {"date": 0, "value": 1}
    assert read("r.csv", b"medewerker;afgerond op", COMPLETED).columns == {"person": 0, "on": 1}
    named = read("p.csv", b"Link,url,Wie\n/a,/b,anna\n", INVENTORY, columns={"url": "link", "owner": "WIE"})
    assert table(named) == [(2, {"url": "/a", "owner": "anna"})]
    assert named.problems == []


def test_a_header_further_down() -> None:
    """Rows above it are no part of the list."""
    listing = read("pages.csv", b"Export of 2026-10-01\n,,\nURL;Title\n/a;A, b, c\n", INVENTORY, header_row=3)
    assert table(listing) == [(4, {"url": "/a", "title": "A, b, c"})]


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"\xef\xbb\xbf", b",,,\n"])
def test_an_empty_list(raw: bytes) -> None:
    """Not even a header is a finding; a header alone is a list with nothing in it."""
    listing = read("readings.csv", raw, READINGS)
    assert [(rule, span[:2], message, remedy) for rule, _, span, message, remedy in told(listing)] == [
        (
            "invalid-value",
            (1, 1),
            "This list is empty; not even the names of its columns stand in it.",
            "Put the names of the columns in the first row: date, value.",
        )
    ]
    assert told(read("readings.csv", b"date,value\n", READINGS)) == []


def test_missing_columns() -> None:
    """What must be there, or is named in the plan, and is not; with the nearest that is there."""
    listing = read("readings.csv", b"datums;stand\n2026-01-31;61\n", READINGS, columns={"date": "Datum"})
    assert table(listing) == [(2, {"value": "61"})]
    assert told(listing) == [
        (
            "invalid-value",
            "readings.csv",
            Span(1, 1, 1, 13),
            "There is no column `Datum` in this list; there are datums and stand.",
            "Name the column in the plan: `columns: {date: ...}`.",
        )
    ]
    assert listing.problems[0].suggestions == ("datums",)
    many = read("people.csv", ",".join(f"c{number}" for number in range(99)).encode(), PEOPLE)
    assert "c11" in SPEAK(many.problems[0].message)
    assert "c12" not in SPEAK(many.problems[0].message)


def test_a_row_that_is_too_long() -> None:
    """Its values are not where they seem to be, so it is left out; empty cells at the end are nothing."""
    listing = read("pages.csv", b"url,title\n/a,A,,\n/b,B, and more\n/c,C\n", INVENTORY)
    assert table(listing) == [(2, {"url": "/a", "title": "A"}), (4, {"url": "/c", "title": "C"})]
    assert told(listing) == [
        (
            "invalid-value",
            "pages.csv",
            Span(3, 1, 3, 15),
            "This row has 3 values, but the list has 2 columns; the row is not read.",
            "Put double quotes around a text that holds the mark between the columns.",
        )
    ]


@pytest.mark.parametrize("tail", ["", "\n/d,D\n", "x" * 200_000])
def test_quotes_that_do_not_match(tail: str) -> None:
    """The rest of the file would be one value; what stands before it is read."""
    listing = read("pages.csv", f'url,title\n/a,A\n/b,"B\n/c,C{tail}'.encode(), INVENTORY)
    assert table(listing) == [(2, {"url": "/a", "title": "A"})]
    assert told(listing) == [
        (
            "invalid-value",
            "pages.csv",
            Span(3, 1, 3, 6),
            "The double quotes in this row do not match; the list is read no further.",
            "Close them; a double quote inside a text is written twice.",
        )
    ]


def test_nothing_invisible_comes_in() -> None:
    """Control characters are left out of values, odd spaces become ordinary ones."""
    listing = read("pages.csv", "url,title\n/a,\x1b[31mA\xa0b\u202ec \n".encode(), INVENTORY)
    assert table(listing) == [(2, {"url": "/a", "title": "[31mA bc"})]


CELLS = st.text(st.sampled_from('ab;,\t"\n é'), max_size=6).map(str.strip)


@given(
    st.lists(st.tuples(CELLS.filter(bool), CELLS), max_size=5), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"])
)
def test_what_is_written_is_read_back(pairs: list[tuple[str, str]], mark: str, end: str) -> None:
    """Whatever Python's csv writes, and each place cuts out its value."""
    written = io.StringIO()
    csv.writer(written, delimiter=mark, lineterminator=end).writerows([("date", "value"), *pairs])
    listing = read("readings.csv", written.getvalue().encode(), READINGS)
    assert [(row.values["date"], row.values["value"]) for row in listing.rows] == [
        tuple(" ".join(part.split("\t")) for part in pair) for pair in pairs
    ]
    lines = written.getvalue().split(end)
    for row, pair in zip(listing.rows, pairs, strict=True):
        span = listing.at(row, "date").span
        if span.line == span.end_line and end == "\n":
            cell = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            assert next(csv.reader([cell], delimiter=mark)) == [pair[0]]


@given(st.binary(max_size=60))
def test_no_bytes_make_reading_fail(raw: bytes) -> None:
    """A list is someone else's file."""
    listing = read("people.csv", raw, PEOPLE)
    assert all(problem.at.span.line >= 1 for problem in listing.problems)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
}


def workbook(sheet: str) -> bytes:
    """A small .xlsx file whose only sheet has these rows."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, text in PARTS.items():
            parts.writestr(name, text)
        parts.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>'
        )
    return raw.getvalue()


def cell(place: str, text: str) -> str:
    """A cell with text in it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


PEOPLE_SHEET = workbook(
    f'<row r="2">{cell("B2", "Id")}{cell("C2", "Naam")}{cell("D2", "Uren")}{cell("E2", "Vanaf")}{cell("F2", "Email")}</row>'
    f'<row r="3">{cell("B3", "anna")}{cell("C3", " Anna é ")}<c r="D3"><v>32</v></c><c r="E3" s="1"><v>46296</v></c></row>'
    f'<row r="5">{cell("B5", "ben")}<c r="D5"><v>7.5</v></c><c r="E5" t="b"><v>1</v></c></row>'
)


def test_a_spreadsheet() -> None:
    """Words as they would be typed, with the row and column of each cell."""
    pytest.importorskip("python_calamine")
    listing = read("people.xlsx", PEOPLE_SHEET, PEOPLE)
    assert table(listing) == [
        (3, {"id": "anna", "name": "Anna é", "email": "", "from": "2026-10-01", "hours_per_week": "32"}),
        (5, {"id": "ben", "name": "", "email": "", "from": "true", "hours_per_week": "7.5"}),
    ]
    assert listing.at(listing.rows[1], "hours_per_week").span == Span(5, 4, 5, 5)
    assert listing.at(listing.rows[1]).span == Span(5, 1, 5, 2)
    assert listing.problems == []


UNREADABLE = [
    (
        "invalid-value",
        "people.xlsx",
        Span(1, 1, 1, 2),
        "This spreadsheet cannot be read.",
        "Save it again as .xlsx without a password, or as CSV.",
    )
]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04 nothing",
        workbook("<row"),
        workbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        workbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="9000"><c r="AAA9000"><v>1</v></c></row>'),
    ],
    ids=["nothing", "no spreadsheet", "broken", "larger than any memory", "larger than any list"],
)
def test_a_spreadsheet_that_cannot_be_read(raw: bytes) -> None:
    """Broken or hostile: a finding, and nothing else is harmed."""
    pytest.importorskip("python_calamine")
    assert told(read("people.xlsx", raw, PEOPLE)) == UNREADABLE


def test_a_spreadsheet_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading it ends after a minute."""
    monkeypatch.setattr(sheets, "find_spec", lambda _: True)
    monkeypatch.setattr(sheets, "SECONDS", 0.01)
    assert told(read("people.xlsx", PEOPLE_SHEET, PEOPLE)) == UNREADABLE


def test_spreadsheets_need_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the message tells the command; CSV needs nothing."""
    monkeypatch.setattr(sheets, "find_spec", lambda _: None)
    with pytest.raises(MendableError) as raised:
        read("people.ODS", b"", PEOPLE)
    assert SPEAK(raised.value.said) == 'A list in a spreadsheet can be read after `pip install "plankit[xlsx]"`.'
    assert read("people.csv", b"id\nanna\n", PEOPLE).rows[0].values == {"id": "anna"}


def test_the_process_that_reads_spreadsheets() -> None:
    """Bytes in, rows out; nothing in the current folder is taken for its modules."""
    pytest.importorskip("python_calamine")
    assert rows(PEOPLE_SHEET)[2] == ["", "anna", "Anna é", "32", "2026-10-01", ""]
    with pytest.raises(ValueError, match=r"^$"):
        rows(workbook('<row r="9000"><c r="AAA9000"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'))


def test_modules_beside_the_plan_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file `json.py` that comes with a plan stays unread."""
    pytest.importorskip("python_calamine")
    (tmp_path / "json.py").write_text("raise SystemExit(9)\n")
    monkeypatch.chdir(tmp_path)
    assert len(read("people.xlsx", PEOPLE_SHEET, PEOPLE).rows) == 2


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("text", "text"),
        (3.0, "3"),
        (2.5, "2.5"),
        (True, "true"),
        (7, "7"),
        (date(2026, 10, 1), "2026-10-01"),
        (datetime(2026, 10, 1), "2026-10-01"),  # noqa: DTZ001 - as calamine gives it
        (datetime(2026, 10, 1, 12, 30), "2026-10-01T12:30:00"),  # noqa: DTZ001 - as above
        (time(9, 30), "09:30:00"),
    ],
)
def test_cells_are_words(found: object, expected: str) -> None:
    """As people would type them."""
    assert typed(found) == expected
