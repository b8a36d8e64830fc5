"""All pages of Markdown in one file: a chapter for each, the same as on its page, and every way leads within it."""

from __future__ import annotations

import re
from difflib import ndiff
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from hostile import in_turn
from plankit.render.chapters import in_order
from plankit.views import all_pages
from rendered import dangling, example, given, links_of_markdown, markdown, pages
from reread import by_markdown_it, by_mistune
from test_render_hostile import ANCHOR, SAFE, benign, plan_with
from test_render_kept import MINE
from test_render_reread import shape
from test_render_single import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran
    from plankit.views import Given
    from reread import Block

PLACE = re.compile(r'<a id="([^"]*)"></a>')
CHAPTER = re.compile(r'^(?=#{2,3} <a id="page-)', re.MULTILINE)
SHORTER = {"index", "policies", "ownership"}
"""Pages of which a part stands elsewhere in the whole."""
RAW = "<html_inline></html_inline>"
DAY = re.compile(r"<!-- plankit: \d{4}-\d\d-\d\d -->\n?")


def whole(material: Given, language: str = "en", **more: object) -> str:
    """The plan in one file."""
    made = pages(material, "markdown", language, single="plan.md", **more)
    assert list(made) == ["plan.md"]
    return made["plan.md"]


@pytest.fixture(scope="module")
def book() -> str:
    """The example in one file."""
    return whole(example())


def calm(text: str) -> str:
    """Words without the places among them, and without where their links lead."""
    return re.sub(r"<a [^>]*>", "<a>", text.replace(RAW, "")).strip()


def fallen(block: Block, by: int) -> Block:
    """A block with its headings so much deeper, as far as that goes."""
    match block:
        case ("heading", int(level), str(words)):
            return "heading", min(level + by, 6), calm(words)
        case (kind, *rest):
            return kind, *(_fallen(each, by) for each in rest)
    return block


def _fallen(part: object, by: int) -> object:
    if isinstance(part, str):
        return calm(part)
    if isinstance(part, tuple):
        return fallen(part, by)
    return [_fallen(each, by) for each in part] if isinstance(part, list) else part


def page(blocks: list[Block]) -> list[Block]:
    """What stands in the frame of a page: after the way back, before the rule above the last lines."""
    first = next(at for at, block in enumerate(blocks) if block[0] == "heading")
    last = max(at for at, block in enumerate(blocks) if block == ("rule",))
    return blocks[first:last]


@pytest.mark.parametrize("read", [by_markdown_it, by_mistune])
def test_each_chapter_is_its_page(read: Callable[[str], list[Block]], book: str) -> None:
    """Both parsers find on every page what they find in its chapter, only its headings stand higher."""
    body = book[: book.rindex("\n---\n")]
    found = {re.search(PLACE, text)[1].removeprefix("page-"): text for text in CHAPTER.split(body)[1:]}
    made = pages(example(), "markdown")
    assert list(found) == [each.path.replace("/", "-") for each in in_order(all_pages(example()))]
    for each in all_pages(example()):
        chapter = [fallen(block, 0) for block in read(found[each.path.replace("/", "-")])]
        told = [fallen(block, 1 if each.order else 2) for block in page(read(made[f"{each.path}.md"]))]
        if each.path in SHORTER:
            assert [block for block in chapter[1:] if block not in told and block[0] != "ul"] == []
        else:
            assert chapter == told, each.path


def test_what_has_a_chapter_is_not_told_twice(book: str) -> None:
    """A policy or group that has a chapter of its own is a line in that of all of them."""
    for text in ("A guest is a named person with an own account", "Guards the house style and the mix of news"):
        assert book.count(text) == 1
    assert '- <a id="policy-groups"></a>[Groups](#page-policies-groups) (in force): Groups that live' in book
    assert (
        '- <a id="body-editorial-board"></a>[Editorial board](#page-bodies-editorial-board), editorial board, chair: '
        in book
    )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_way_leads_within_it(language: str) -> None:
    """To a place of its own name or to the web; no place is there twice, and no level of headings is left out."""
    text = whole(example(), language)
    hrefs, _ = links_of_markdown(text)
    assert dangling({"plan.md": text}, links_of_markdown) == []
    assert [href for href in hrefs if not re.match(r"#|https?:|mailto:", href)] == []
    places = PLACE.findall(text)
    assert sorted(places) == sorted(set(places))
    levels = [int(token.tag[1]) for token in markdown(text) if token.type == "heading_open"]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1 or pair[1] == 1] == []


def test_entries_keep_the_names_of_their_places(book: str) -> None:
    """A way to an entry is the same in the file as on its page."""
    places = links_of_markdown(pages(example(), "markdown")["support.md"])[1]
    assert places
    assert places <= set(PLACE.findall(book))


def test_pictures_are_in_it(book: str) -> None:
    """Every picture of the pages, as it is there."""
    fence = re.compile(r"^```mermaid\n.*?^```$", re.MULTILINE | re.DOTALL)
    drawn = [each for text in pages(example(), "markdown").values() for each in fence.findall(text)]
    assert drawn
    assert sorted(fence.findall(book)) == sorted(drawn)


def test_a_change_of_the_plan_changes_its_own_lines_alone() -> None:
    """A title that is changed changes the lines that say it, and no other."""
    now = whole(given(SMALL.replace("en: Tone", "en: Our tone")))
    changed = [line[2:] for line in ndiff(whole(given(SMALL)).splitlines(), now.splitlines()) if line[0] in "-+"]
    assert changed
    assert [line for line in changed if "one](" not in line and "</a>" not in line] == []


@pytest.fixture(scope="module")
def harmless() -> str:
    """The example in one file, with harmless words everywhere."""
    return whole(plan_with(benign, benign))


@pytest.mark.parametrize("start", [0, 23])
def test_hostile_words_change_nothing_in_its_build(start: int, harmless: str) -> None:
    """Whatever the words are: the same chapters for both parsers, no HTML but places, and ways that hold."""
    text = whole(plan_with(in_turn(start), benign))
    first, second = by_markdown_it(text), by_mistune(text)
    assert list(map(shape, first)) == list(map(shape, second)) == list(map(shape, by_markdown_it(harmless)))
    assert dangling({"plan.md": text}, links_of_markdown) == []
    assert PLACE.findall(text) == PLACE.findall(harmless)


@pytest.mark.parametrize("start", [0, 23])
def test_hostile_prose_brings_nothing_in(start: int) -> None:
    """With hostile text everywhere there is no HTML but our places, no picture, and no address that runs."""
    text = whole(plan_with(in_turn(start), in_turn(start + 7)))
    tokens = markdown(text)
    inline = [child for token in tokens for child in token.children or ()]
    found = [token.content for token in (*tokens, *inline) if token.type in {"html_block", "html_inline"}]
    assert [each for each in found if not ANCHOR.fullmatch(each) and not DAY.fullmatch(each)] == []
    assert [token for token in inline if token.type == "image"] == []
    hrefs = [str(token.attrs["href"]) for token in inline if token.type == "link_open"]
    assert [href for href in hrefs if not SAFE.match(href)] == []
    places = PLACE.findall(text)
    assert sorted(places) == sorted(set(places))


PROSE = r"""
plankit: 1
plan: {title: Plan, organization: Org}
people: {anna: Anna}
roles: {editor: {title: Editor, holders: [anna]}}
policies:
  tone:
    title: Tone
    owner: editor
    text: |
      # See [roles](roles.md), [Anna](../people/anna.md#x), [the web](https://example.org/roles.md) and [a note](notes/x.md) and [quoted](#quoted)

      The words `[x](roles.md) <a id="main"></a>` stay, and \`[y](../roles.md)\` leads on.

      ```
      # no heading
      [z](roles.md) <a id="policy-tone"></a>
      ```

      > ## Quoted
"""


def test_words_are_not_taken_for_places() -> None:
    """Ways in prose lead on within; code stays as it was written, hashes and all."""
    text = whole(given(PROSE))
    assert (
        "# See [roles](#page-roles), [Anna](#page-people-anna), [the web](https://example.org/roles.md) and [a note](notes/x.md) and [quoted](#quoted)\n"
        in text
    )
    assert 'The words `[x](roles.md) <a id="main"></a>` stay, and \\`[y](#page-roles)\\` leads on.' in text
    assert '```\n# no heading\n[z](roles.md) <a id="policy-tone"></a>\n```' in text
    assert re.search(r"^> #{5} Quoted$", text, re.MULTILINE)


OWN = """{% extends "_page.md.j2" %}
{% block main %}
Our words
of two lines
============

<a id="page-roles"></a>Here, [there](word_list.md#page-roles), [roles](roles.md).

Second
------
<a id="page-roles"></a>Again.
{% endblock %}
"""


def test_an_own_page_is_a_chapter(tmp_path: Path) -> None:
    """Headings that are underlined are headings, and a place that a chapter has gets another name."""
    (tmp_path / "markdown").mkdir()
    (tmp_path / "markdown" / "word_list.md.j2").write_text(OWN)
    text = whole(given(SMALL), templates=tmp_path)
    assert (
        '## <a id="page-word_list"></a>Word list\n\n## Our words of two lines\n\n'
        '<a id="page-word_list-page-roles"></a>Here, [there](#page-word_list-page-roles), [roles](#page-roles).\n\n### Second\n\nAgain.\n'
    ) in text


def test_what_a_team_puts_in_the_frame_is_no_part_of_a_chapter(tmp_path: Path) -> None:
    """A foot of one's own stands beneath each page, and beneath no chapter."""
    (tmp_path / "markdown").mkdir()
    (tmp_path / "markdown" / "_page.md.j2").write_text(
        '{% extends "plankit/_page.md.j2" %}{% block footer %}Our foot.{% endblock %}'
    )
    assert "Our foot." in pages(given(SMALL), "markdown", templates=tmp_path)["roles.md"]
    assert "Our foot." not in whole(given(SMALL), templates=tmp_path)


def test_one_section_alone() -> None:
    """`--only`: the page of a section and those of its entries, and no contents of one line."""
    text = whole(given(SMALL), only="policies")
    assert re.findall(r"^#{1,3} .*", text, re.MULTILINE) == [
        "# Our plan",
        '## <a id="page-policies"></a>Policies',
        '### <a id="page-policies-tone"></a>Tone',
    ]


def test_an_own_format_has_one_file_too(tmp_path: Path, call: Callable[..., Ran]) -> None:
    """A folder of templates with `_single` puts its pages into one; without it, that is said."""
    (tmp_path / "look" / "wiki").mkdir(parents=True)
    (tmp_path / "look" / "wiki" / "index.txt.j2").write_text("= {{ page.title }} =\nSee {{ way('roles') }}\n")
    (tmp_path / "look" / "wiki" / "roles.txt.j2").write_text(
        "= {{ page.title }} =\n{% for id, each in plan.roles.items() %}\n* {{ each.title }}\n{% endfor %}"
    )
    (tmp_path / "plan.yaml").write_text(SMALL)

    def run() -> tuple[int, str]:
        done = call(
            "render", "plan.yaml", "--templates", "look", "--to", "wiki", "--single-file", "--lang", "en", cwd=tmp_path
        )
        return done.code, done.err

    assert run() == (
        2,
        "plankit: `wiki` has no template `_single.txt.j2`, which puts all pages in one file; leave `--single-file` out.\n",
    )
    (tmp_path / "look" / "wiki" / "_single.txt.j2").write_text(
        "{{ site.plan.title }}\n{% for each in view.chapters %}\n#{{ each.place }}\n{{ each.body }}\n{% endfor %}"
    )
    assert run() == (0, "The plan is in `plan.txt`.\n")
    assert (tmp_path / "plan.txt").read_text() == (
        "Our plan\n#page-index\n= At a glance =\nSee #page-roles\n\n#page-roles\n= Roles =\n* Editor\n"
    )


def test_the_command_writes_it(tmp_path: Path, call: Callable[..., Ran]) -> None:
    """`plan.md`, or two of them; `--check` goes by the day of the file and by the plan; words by hand stay."""
    plan = tmp_path / "plan.yaml"
    plan.write_text(SMALL, "utf-8")

    def run(*more: str) -> tuple[int, str]:
        done = call("render", "plan.yaml", "--to", "markdown", "--single-file", *more, cwd=tmp_path)
        return done.code, done.err

    assert run("--lang", "en", "--as-of", "2026-11-20") == (0, "The plan is in `plan.md`.\n")
    assert run("--lang", "en", "--check")[0] == 0
    file = tmp_path / "plan.md"
    before = file.read_text("utf-8")
    by_hand = before.replace("</a>Roles\n", f"</a>Roles\n\n{MINE}\n", 1)
    assert by_hand != before
    file.write_text(by_hand, "utf-8")
    assert run("--lang", "en", "--check")[0] == 0
    plan.write_text(SMALL.replace("en: Tone", "en: Our tone"), "utf-8")
    assert run("--lang", "en", "--check")[0] == 1
    assert run("--lang", "en", "--as-of", "2026-11-20")[0] == 0
    assert file.read_text("utf-8") == by_hand.replace("Tone", "Our tone")
    file.write_text("# My own plan for today\n", "utf-8")
    assert run("--lang", "en") == (2, "plankit: `plan.md` was not written by plankit; name a file with `--out`.\n")
    assert file.read_text("utf-8") == "# My own plan for today\n"
    assert run("--lang", "en", "--out", "plan.md")[0] == 0
    assert run("--lang", "nl,en", "--out", "a_book.md", "--as-of", "2026-11-20")[1].count("a_book.") == 2
    assert "[English](a\\_book.en.md)" in (tmp_path / "a_book.nl.md").read_text("utf-8")
    assert run("--lang", "nl,en", "--out", "a_book.md", "--check")[0] == 0
