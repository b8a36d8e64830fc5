"""The plan as a workbook: read back by two readers, never a formula, whatever stands in the plan."""

from __future__ import annotations

import io
import re
from datetime import datetime
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING, Any
from xml.dom import minidom
from zipfile import ZipFile

import openpyxl
import pytest
import python_calamine
from hypothesis import given as tried
from hypothesis import strategies as st

from conftest import ROOT
from hostile import ODD, TEXTS, Fields, infested
from plankit.curtain import Curtain, drawn
from plankit.errors import MendableError
from plankit.files import folder
from plankit.index import Index
from plankit.outputs import make, workbook
from plankit.outputs.workbook import writing
from plankit.outputs.workbook.cells import LONGEST, cell, text
from plankit.plan import load
from plankit.render import Wanted
from plankit.views import Given
from plankit.words import words
from rendered import HORIZON, TODAY, example, given

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://x")',
    "{=1}",
    "0x10",
    "1e5",
    "TRUE",
]
MARKUP = ["<r><t>x</t></r>", "<r><b></r>", "_x0041_", "]]>", "&amp;", "<!-- x"]
PLAN = """
plankit: 1
plan: {title: Plan, organization: Org, language: en, version: "1", status: draft}
people:
  anna: {name: Anna, unit: hr, email: anna@x.example, hours_per_week: 4}
  bram: Bram
units: {hr: {title: HR}}
roles:
  editor: {title: Editor, layer: tactical, holders: anna, deputies: bram, hours_per_week: 8, critical: true}
  lost: {title: Lost, vacancy: {since: 2026-05-01, reason: Nobody wants it}}
responsibilities:
  write: {title: Write, area: content, owner: editor, supports: bram, importance: 3, every: weekly}
  wait: {title: Wait, area: content, owner: lost, consulted: [editor, hr]}
  later: {title: Later, status: parked, because: No time, informed: bram}
policies:
  posting: {title: Posting, owner: editor, do: [Ask, Tell], review: {every: 1 year, last: 2025-05-01}}
monitoring:
  kpis: {visits: {title: Visits, unit: percent, act_below: 10, readings: {2026-09-30: 12.5, 2026-10-31: 9}}}
roadmap: {wishes: {lamp: {title: Lamp, from: {person: Karim, on: 2026-11-02}, cost: 250, value: 4}}}
"""


@cache
def book(language: str = "en", audience: str = "team") -> Workbook:
    """The example as a workbook, read back."""
    whole = example()
    index, findings = drawn(whole.index, whole.findings, Curtain(audience))
    return opened(Given(index, findings, audience), language)


def opened(material: Given, language: str = "en", only: str = "") -> Workbook:
    """A plan as a workbook, read back."""
    return openpyxl.load_workbook(io.BytesIO(make(material, Wanted("xlsx", language, None, only))))


def rows(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """What stands on a sheet."""
    return list(sheet.iter_rows(values_only=True))


def column(sheet: Worksheet, head: str) -> list[Any]:
    """What stands under a head."""
    heads, *found = rows(sheet)
    return [row[heads.index(head)] for row in found]


def test_sheets_for_each_audience() -> None:
    """Each audience has its sheets; findings and notes are for the team alone."""
    both = [
        "About this plan",
        "Who does what",
        "People",
        "Roles",
        "Decision rights",
        "Decisions taken",
        "Policies",
        "Wishes",
    ]
    end = ["KPIs", "Readings", "Falls due", "What is open"]
    assert book().sheetnames == [*both, *end, "Findings"]
    assert book(audience="staff").sheetnames == [*both, *end]
    assert book(audience="board").sheetnames == [
        "About this plan",
        "Decision rights",
        "Decisions taken",
        "Wishes",
        *end,
    ]


def test_the_first_sheet_tells_what_it_is() -> None:
    """Which plan, as of when, for whom, and a link to each of the others with what it holds."""
    sheet = book()["About this plan"]
    told = {key: value for key, value, _ in rows(sheet) if key}
    assert rows(sheet)[0][0] == "Management plan for De Steiger"
    assert told["As of"] == "24 November 2026"
    assert told["Made for"] == "the intranet team"
    assert told["Changes"].startswith("What is changed in this workbook does not reach the plan.")
    links = {each.ref: each.location for each in (cell.hyperlink for row in sheet for cell in row) if each}
    assert [location.split("'")[1] for location in links.values()] == book().sheetnames[1:]
    counts = {key: count for key, _, count in rows(sheet) if isinstance(count, int)}
    assert counts == {each.title: each.max_row - 1 for each in book().worksheets[1:]}


def test_the_matrix() -> None:
    """A row for each responsibility, a column for each party, letters with a colour, who answers today beside them."""
    sheet = opened(given(PLAN))["Who does what"]
    assert rows(sheet) == [
        (
            "Responsibility",
            "Area of work",
            "Stage",
            "How often",
            "Importance",
            "Status",
            "Owner",
            "Answers today",
            "Why it is not assigned",
            "Editor",
            "Lost",
            "HR",
            "Bram",
        ),
        ("Write", "content", None, "weekly", 3, "assigned", "Editor", "Anna", None, "AR", None, None, "S"),
        ("Wait", "content", None, None, None, "assigned", "Lost", _since(), None, "C", "AR", "C", None),
        ("Later", None, None, None, None, "parked", None, None, "No time", None, None, None, "I"),
    ]
    fills = {sheet.cell(2, 10).fill.fgColor.rgb, sheet.cell(2, 13).fill.fgColor.rgb, sheet.cell(3, 10).fill.fgColor.rgb}
    assert len(fills) == 3
    assert sheet.cell(1, 10).alignment.textRotation == 90


def _since() -> str:
    return "it has been vacant since 1 May 2026 and nobody covers it"


def test_every_sheet_can_be_filtered_and_read() -> None:
    """The heads stay in sight, the filter spans the whole sheet, columns are wide enough, and it prints on wide pages."""
    for sheet in book().worksheets[1:]:
        last = sheet.cell(sheet.max_row, sheet.max_column).coordinate
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:{last}")
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        heads = [cell.value for cell in sheet[1]]
        assert all(heads)
        assert sheet.cell(1, 1).font.b
        for number, head in enumerate(heads, 1):
            width = _width(sheet, number)
            cells = [cell.value for cell in next(sheet.iter_cols(number, number, 2))]
            longest = max(
                (len(line) for each in cells if isinstance(each, str) for line in each.split("\n")), default=0
            )
            upright = sheet.cell(1, number).alignment.textRotation == 90
            assert upright or width >= min(longest, 10), f"{sheet.title}: {head}"
            assert width <= 81


def _width(sheet: Worksheet, number: int) -> float:
    return next(each.width for each in sheet.column_dimensions.values() if each.min <= number <= each.max)


def test_days_and_numbers_are_what_they_are() -> None:
    """A day can be sorted as a day, a number added up, and a yes is a word."""
    made = opened(given(PLAN))
    assert column(made["Readings"], "Day") == [datetime(2026, 9, 30), datetime(2026, 10, 31)]  # noqa: DTZ001
    assert column(made["Readings"], "Value") == [12.5, 9]
    assert made["Readings"].cell(2, 2).number_format == "d mmm yyyy"
    assert column(made["KPIs"], "State") == ["act now"]
    assert column(made["Wishes"], "Cost") == [250]
    assert column(made["Roles"], "Never without someone") == ["yes", None]
    assert column(made["Roles"], "State") == ["held", "vacant"]
    assert column(made["People"], "Hours a week the roles ask") == [8, None]
    assert column(made["Policies"], "Do") == ["Ask\nTell"]
    assert column(made["Policies"], "State") == ["in force, review overdue"]
    assert column(made["Falls due"], "Who that is") == ["Anna", None]


def test_what_nobody_filled_in_has_no_column() -> None:
    """Columns that would be empty from top to bottom are left out, and so are sheets."""
    made = opened(given(PLAN))
    assert [cell.value for cell in made["People"][1]][:4] == ["Name", "Unit", "E-mail", "State"]
    assert "Decision rights" not in made.sheetnames
    assert opened(given("plankit: 1\nplan: {title: Plan, organization: Org}")).sheetnames == ["About this plan"]


def test_one_section_alone() -> None:
    """With `--only` the workbook holds the sheets of one section."""
    assert opened(example(), only="policies").sheetnames == ["About this plan", "Policies"]
    assert opened(example(), only="monitoring").sheetnames == ["About this plan", "KPIs", "Readings"]


def test_in_dutch() -> None:
    """Sheets, heads and fixed words are Dutch, and the name of each sheet fits."""
    made = book("nl")
    assert made.sheetnames[:4] == ["Over dit plan", "Wie doet wat", "Mensen", "Rollen"]
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in made.sheetnames)
    assert [each.value for each in made["Wie doet wat"][1]][:3] == ["Verantwoordelijkheid", "Werkterrein", "Fase"]
    assert not {each.title for each in made} & {each.title for each in book()}
    links = [each.hyperlink.location for row in made.worksheets[0] for each in row if each.hyperlink]
    assert "'KPI''s'!A1" in links


def test_two_readers_agree() -> None:
    """Another reader of another make finds the same in every cell."""
    raw = make(example(), Wanted("xlsx", "en"))
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
    for sheet in book():
        theirs = other.get_sheet_by_name(sheet.title).to_python()
        ours = [[_plain(value) for value in row] for row in rows(sheet)]
        assert [[_plain(value) for value in row] for row in theirs] == ours


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date()
    return None if value == "" else value


def infected(texts: list[str]) -> Given:
    """The example with one of these texts in every text field."""
    index = Index(load(folder(ROOT / "plan")), TODAY, HORIZON)
    fields, turn = Fields(), cycle(texts)
    infested(index.data, fields.plain, lambda: next(turn))
    infested(index.data, fields.prose, lambda: next(turn))
    return Given(index, example().findings)


@pytest.mark.parametrize("texts", [FORMULAS, TEXTS, [*MARKUP, "x\ud800y", "\x00\x01\x1f"]])
def test_no_text_becomes_a_formula_or_a_link(texts: list[str]) -> None:
    """Whatever a plan says stands in its cell as text; the package is well formed and links nowhere outside."""
    raw = make(infected(texts), Wanted("xlsx", "en"))
    made = openpyxl.load_workbook(io.BytesIO(raw))
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert {
        cell.coordinate for cell in cells if isinstance(cell.value, str) and not ODD.isdisjoint(cell.value)
    } == set()
    outside = {cell.hyperlink.target for cell in cells if cell.hyperlink} - {None}
    assert outside == set()
    active = [each for each in cells if isinstance(each.value, str) and each.value.startswith(("=", "+", "-", "@"))]
    assert all(each.quotePrefix for each in active)
    with ZipFile(io.BytesIO(raw)) as package:
        for name in package.namelist():
            assert "<f>" not in package.read(name).decode()
            minidom.parseString(package.read(name))  # noqa: S318 - we made it


@pytest.mark.parametrize("texts", [FORMULAS, MARKUP])
def test_texts_are_read_as_they_were_written(texts: list[str]) -> None:
    """A text is not changed to make it safe: what the plan says is what one reads."""
    values = {each.value for sheet in opened(infected(texts)) for row in sheet.iter_rows() for each in row}
    assert {each.strip() for each in texts} <= {each.strip() for each in values if isinstance(each, str)}


@pytest.mark.parametrize(
    ("given_", "held"),
    [
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), "x" * (LONGEST - 1) + "…"),
        ("\U0001f600" * 20_000, "\U0001f600" * ((LONGEST - 1) // 2) + "…"),
        ("a\r\nb\rc\td", "a\nb\nc d"),
        ("  \ud800 ", None),
        ("\ufeffx\u202ey\x85", "xy"),
    ],
)
def test_texts_fit_their_cell(given_: str, held: str | None) -> None:
    """A text that is too long is cut, by the count that the program keeps; odd characters are gone."""
    assert text(given_) == held


@tried(st.text())
def test_any_text_can_be_held(given_: str) -> None:
    """No text breaks the package, and none is longer than it may be."""
    held = cell(given_, words("en"))
    assert held is None or (isinstance(held, str) and len(held.encode("utf-16-le")) // 2 <= LONGEST)


def test_long_texts_reach_their_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of the longest kind is written, and not left out as the library would do with a longer one."""
    plan = PLAN.replace("title: Write", f"title: {'w' * 40_000}")
    found = column(opened(given(plan))["Who does what"], "Responsibility")
    assert (len(found[0]), found[0][-1], found[1]) == (LONGEST, "…", "Wait")


def test_more_than_a_sheet_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows beyond the last are counted in its place, columns beyond the last are left out."""
    monkeypatch.setattr(writing, "MOST_ROWS", 4)
    monkeypatch.setattr(writing, "MOST_COLUMNS", 3)
    plan = PLAN.replace("policies:\n", "policies:\n" + "".join(f"  p{number}: P{number}\n" for number in range(4)))
    sheet = opened(given(plan))["Policies"]
    assert rows(sheet)[1:] == [
        ("P0", "in force", None),
        ("P1", "in force", None),
        ("3 more rows do not fit on a sheet.", None, None),
    ]


def test_the_same_bytes(run, tmp_path) -> None:
    """In another time zone, with another seed, as another process, the workbook is the same to the last byte."""
    here = make(example(judged=False), Wanted("xlsx", "en"))
    assert make(example(judged=False), Wanted("xlsx", "en")) == here
    made = []
    for number, zone in enumerate(("Pacific/Auckland", "America/Lima")):
        env = {"TZ": zone, "PYTHONHASHSEED": str(number)}
        file = tmp_path / f"{number}.xlsx"
        options = ("--audience", "team", "--as-of", "2026-11-24", "--out", file)
        assert run("render", ROOT / "plan", "--to", "xlsx", *options, env=env).code == 0
        made.append(file.read_bytes())
    assert made[0] == made[1]
    with ZipFile(io.BytesIO(here)) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-24T00:00:00Z" in package.read("docProps/core.xml")


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where XlsxWriter is not installed, one sentence says what to install."""
    monkeypatch.setattr(workbook, "find_spec", lambda _: None)
    with pytest.raises(MendableError) as told:
        make(example(), Wanted("xlsx", "en"))
    assert 'pip install "plankit[xlsx]"' in words("en")(told.value.said)
