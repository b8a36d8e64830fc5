"""Answers: sentences and tables that fit the window, lead back to their places, and stay text whatever stands in them."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from asked import asked
from conftest import ROOT
from hostile import ODD, TEXTS
from plankit import __version__
from plankit.answers import Column, Row, Sheet, Shown, Table, entry, party, told
from plankit.answers.columns import fitted
from plankit.findings import at
from plankit.reporters.cells import cells
from plankit.reporters.view import View
from plankit.words import Name, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran
    from plankit.index import Index


class Place:
    """Where an answer is told."""

    def __init__(self, language: str = "en", root: str = "docs/plan") -> None:
        """Of the plan that everything is asked of."""
        self.index: Index = asked()
        self.language = language
        self.root = root


def a_sheet() -> Sheet:
    """An answer with something of everything."""
    index = asked()
    columns = (
        Column("who", say("Who"), brief=True),
        Column("entry", say("Of what")),
        Column("from", say("From")),
        Column("empty", say("Seat")),
        Column("hours", say("Hours a week")),
    )
    anna, board, group = party(index, "anna"), party(index, "board"), entry(index, "decision", "new-group")
    rows = (
        Row(
            (
                (anna, party(index, "bas")),
                group,
                Shown(say("from {day}", day=date(2026, 1, 1)), date(2026, 1, 1)),
                None,
                2.5,
            ),
            at("ownership", "decisions", "new-group", "decides"),
            "error",
            {"late": True, "letter": None},
        ),
        Row((say("{people}, as {party}", people=[anna], party=board), {"en": "Words", "nl": "Woorden"}, None, None, 4)),
        Row((party(index, "nobody-known"), board, date(2026, 12, 24), "", "text `code` here"), at("people")),
    )
    return Sheet(
        group,
        (
            say("{entry} is decided by {owner}.", entry=group, owner=index.spoken("manager")),
            say("Why: {because}", because="So"),
        ),
        (
            Table("rows", say("Seats"), columns, rows),
            Table("rows", say("More"), columns, rows[1:2]),
            Table("none", say("As"), columns, ()),
        ),
        {"owner": anna, "states": ("a", 1, None, True), "nested": {"day": date(2026, 1, 1)}},
    )


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("width", [44, 80, 130])
def test_text(golden: Callable[..., None], width: int, language: str) -> None:
    """Side by side where there is room, below each other where not, and with the places where there is plenty."""
    golden(told(a_sheet(), Place(language), "text", "", View(width)))


def test_colour_only_adds() -> None:
    """The heading, what leads a row that is late, code and places are coloured; nothing else changes."""
    plain = told(a_sheet(), Place(), "text", "", View(80))
    coloured = told(a_sheet(), Place(), "text", "", View(80, color=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert re.findall(r"\x1b\[[1-9][0-9;]*m(.*?)\x1b", coloured) == [
        "Opening a group (new-group)",
        "docs/plan/plan.yaml:54",
        "Seats",
        "Anna de Wit and Bas",
        "docs/plan/plan.yaml:54",
        "`code`",
        "docs/plan/plan.yaml:10",
        "More",
    ]


ASKED = (
    "gaps plan",
    "gaps plan --all",
    "gaps plan --until 2028-12-31",
    "gaps plan --if-leaves femke@2027-05-01",
    "gaps plan --if-away peter@2027-02-01..2027-05-01",
    "gaps plan --if-dissolved hr@2027-05-01",
    "who loes --plan plan",
    "who editor-in-chief --plan plan",
    "who steering-group --plan plan",
    "who decides navigation --plan plan",
    "who owns check-content --plan plan",
    "due plan --within 1y",
)


@pytest.mark.parametrize("words", ASKED)
def test_each_row_leads_back_in_any_window(call: Callable[..., Ran], words: str) -> None:
    """However wide the window is: as many places as there are to paste, in the same order, and each whole on its line."""
    ask = (*words.split(), "--as-of", "2026-11-24")
    pasted = re.findall(r"`(plan/\S+\.yaml:\d+)`", call(*ask, "--format", "markdown", cwd=ROOT).out)
    assert pasted
    for columns in ("48", "80", "160"):
        shown = call(*ask, cwd=ROOT, env={"COLUMNS": columns}).out
        assert re.findall(r"(?<!\S)plan/\S+\.yaml:\d+(?!\S)", shown) == pasted, columns


@pytest.mark.parametrize("language", ["en", "nl"])
def test_markdown(golden: Callable[..., None], language: str) -> None:
    """A heading, sentences and tables, each row with its place."""
    golden(told(a_sheet(), Place(language, "."), "markdown", "", View()), "md")


def test_json(golden: Callable[..., None]) -> None:
    """Everything by its key; names with file and line; tables of one key as one list."""
    golden(told(a_sheet(), Place(), "json", "plankit/test/1", View()).replace(__version__, "0"), "json")


WORDS = st.text(st.sampled_from("abcdé日́ -`"), max_size=30).map(lambda text: " ".join(text.split()))


@given(
    st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=4)),
    st.integers(40, 120),
)
def test_rows_fit(rows: list[list[str]], width: int) -> None:
    """Every row keeps all its words in order, and no line is wider than the window unless a single word is."""
    shown = fitted(rows, width)
    assert len(shown) == len(rows)
    for row, lines in zip(rows, shown, strict=True):
        assert sorted(_letters("".join(lines))) == sorted(_letters("".join(row)))
        longest = max((cells(word) for text in row for word in text.split(" ")), default=0)
        assert all(cells(line) <= max(width, longest + 7) for line in lines)


def _letters(text: str) -> str:
    """A text without blanks, and without what is put between cells."""
    return re.sub(r"[\s:·]", "", text)


def hostile_sheets() -> list[Sheet]:
    """Each of the texts as title, in a sentence, in cells, as a name and as an id."""
    columns = (Column("a", say("Who")), Column("b", say("Of what"), brief=True))
    return [
        Sheet(
            say("{text}", text=text),
            (say("Why: {because}", because=text), say("{name}", name=Name(text, text))),
            (
                Table(
                    "rows",
                    say("Seats"),
                    columns,
                    (
                        Row((text, {"en": text}), at("people", text)),
                        Row((say("as {party}", party=Name(text, text)), text)),
                    ),
                ),
            ),
            {"text": text, "name": say("{name}", name=Name(text, text))},
        )
        for text in TEXTS
    ]


def test_nothing_in_a_text_steers_a_terminal_or_a_build_service() -> None:
    """No control character, no command of a build service, whatever stands in the plan."""
    for sheet in hostile_sheets():
        for format_ in ("text", "markdown", "json"):
            out = told(sheet, Place(), format_, "x", View(80))
            assert ODD.isdisjoint(out)
            assert not re.search(r"##\w*\[|^\s*::", out, re.MULTILINE), out


def test_nothing_in_a_text_is_markup() -> None:
    """In Markdown there are the tables and headings that are ours, and no link, image, HTML or call of ours or others."""
    ours = None
    for sheet in hostile_sheets():
        out = told(sheet, Place(), "markdown", "x", View())
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(out)
        kinds = [token.type for token in tokens]
        inside = {child.type for token in tokens for child in token.children or ()}
        ours = ours or kinds
        assert (kinds, inside - {"text", "code_inline", "softbreak", "text_special"}) == (ours, set()), out


def test_json_is_ascii_and_can_be_read() -> None:
    """Whatever stands in the plan, programs get one object."""
    for sheet in hostile_sheets():
        out = told(sheet, Place(), "json", "x", View())
        assert out.isascii()
        assert json.loads(out)["schema"] == "x"
