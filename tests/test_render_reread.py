"""Our Markdown read back by two parsers that know nothing of each other: both see the same pages, whatever the plan says."""

from __future__ import annotations

import pytest
from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from hostile import in_turn
from plankit.render.markdown import Markdown
from rendered import example, pages
from reread import by_markdown_it, by_mistune
from test_render_hostile import benign, plan_with


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_example_is_read_alike(language: str) -> None:
    """Headings, texts, lists, tables and links of every page."""
    for name, text in pages(example(), "markdown", language).items():
        assert by_markdown_it(text) == by_mistune(text), name


@pytest.mark.parametrize("start", [0, 17, 31])
def test_hostile_words_are_read_alike_and_change_no_structure(start: int) -> None:
    """With anything in the fields of plain words, the pages have the blocks, rows and cells that harmless words give."""
    harmless = pages(plan_with(benign, benign), "markdown")
    for name, text in pages(plan_with(in_turn(start), benign), "markdown").items():
        first, second = by_markdown_it(text), by_mistune(text)
        assert list(map(shape, first)) == list(map(shape, second)), name
        assert list(map(shape, first)) == list(map(shape, by_markdown_it(harmless[name]))), name


def shape(block: object) -> object:
    """A block without its words: kinds, levels, items, rows and cells."""
    if isinstance(block, (tuple, list)):
        return type(block)(map(shape, block))
    return "" if isinstance(block, str) and block not in KINDS else block


KINDS = {"heading", "text", "ul", "ol", "quote", "code", "table", "rule"}
WORDS = st.text(st.sampled_from("ab1 .-+*_`~[]()<>|#&;:\\/!\"'=\n\té€"), min_size=1, max_size=20)


@settings(max_examples=400, deadline=None)
@every(WORDS)
def test_any_words_are_read_back_as_they_are(words: str) -> None:
    """In a paragraph, a heading, an item and a cell, both parsers read the very words that the plan has."""
    written, plain = Markdown().text(words), " ".join(words.split())
    if not plain:
        return
    text = f"# {written}\n\na {written} b\n\n- {written}\n\n| h | k |\n| --- | --- |\n| {written} | x |\n"
    expected = [("heading", 1, plain), ("text", f"a {plain} b"), ("ul", [[("text", plain)]])]
    for read in (by_markdown_it, by_mistune):
        assert read(text) == [*expected, ("table", [["h", "k"], [plain, "x"]])]
