"""The plan as a Word document: headings, lists and tables that are such, links within, no trace of when it was made."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from itertools import pairwise
from zipfile import ZipFile

import pytest

import hostile
from plankit.errors import MendableError
from plankit.outputs import docx
from plankit.outputs.docx import package
from plankit.render import Wanted
from plankit.shipped import templates
from plankit.words import words
from rendered import example, given
from test_outputs_pdf import SMALL

reader = pytest.importorskip("docx", reason="python-docx reads our documents")
pytest.importorskip("pypandoc")

WANTED = Wanted("docx", "en")
NAMES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def opened(made: bytes):
    """A document, as a reader that is not pandoc sees it."""
    return reader.Document(io.BytesIO(made))


def found(document, path: str) -> list:
    """What stands at a path of the text."""
    return document.element.xpath(path)


def addresses(document) -> set[str]:
    """Where links lead that leave the document."""
    return {each.target_ref for each in document.part.rels.values() if each.is_external}


@pytest.fixture(scope="module")
def made() -> bytes:
    """The example plan."""
    return docx.make(example(), WANTED)


@pytest.fixture(scope="module")
def document(made: bytes):
    """The example plan, opened."""
    return opened(made)


def test_it_says_what_it_is(document) -> None:
    """Title, organization, language and the day of the plan are in the properties."""
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Management plan for De Steiger",
        "Oevermark",
        "en-GB",
    )
    assert properties.created == properties.modified == datetime(2026, 11, 24, tzinfo=UTC)
    assert [each.text for each in document.paragraphs if each.style.name in {"Title", "Subtitle", "Author"}] == [
        "Management plan for De Steiger",
        "Version 2026.2 · adopted",
        "Oevermark",
    ]


def test_headings_are_headings(document) -> None:
    """Chapters are numbered headings of the first level, and no level is skipped."""
    headings = [each for each in document.paragraphs if each.style.name.startswith("Heading")]
    levels = [int(each.style.name[-1]) for each in headings]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert [each.text for each in headings if each.style.name == "Heading 1"][:4] == [
        "1\tAt a glance",
        "2\tStrategy",
        "3\tOwnership and decisions",
        "4\tRoles",
    ]


def test_the_list_of_contents_is_filled(document) -> None:
    """It names every chapter, with a link, before anybody has told Word to bring it up to date."""
    rows = [each for each in document.paragraphs if each.style.name == "toc 1"]
    assert [each.text for each in rows][:3] == ["At a glance", "Strategy", "Ownership and decisions"]
    assert all(each.hyperlinks for each in rows)
    assert "TOC \\o" in "".join(each.text for each in found(document, "//w:instrText"))


def test_tables_have_heads_and_captions(document) -> None:
    """The first row of every table is repeated on each page and read as its head; but for those in prose, all are named."""
    assert len(document.tables) > 50
    assert all(each.rows[0]._tr.trPr.xpath("w:tblHeader") for each in document.tables)
    assert sum(each.style.name == "Table Caption" for each in document.paragraphs) >= len(document.tables) - 1


def test_the_matrix_lies_on_its_side(document) -> None:
    """Responsibilities and decision rights are on pages that lie, with heads that are turned."""
    lies = [section.page_width > section.page_height for section in document.sections]
    assert lies == [False, True, False, True, False]
    assert len(found(document, "//w:textDirection[@w:val='btLr']")) > 50
    assert [bool(each.different_first_page_header_footer) for each in document.sections] == [True, *[False] * 4]


def test_links_lead_somewhere(document) -> None:
    """Names lead to bookmarks that are there; addresses are those of the plan."""
    ways = {each.get(f"{{{NAMES['w']}}}anchor") for each in found(document, "//w:hyperlink[@w:anchor]")}
    places = {each.get(f"{{{NAMES['w']}}}name") for each in found(document, "//w:bookmarkStart")}
    assert len(ways) > 150
    assert ways <= places
    assert {"role-intranet-manager", "responsibility-set-direction", "person-joost"} <= places
    assert "https://gitlab.example.org/oevermark/desteiger-plan" in addresses(document)
    assert all(each.startswith(("https://", "mailto:")) for each in addresses(document))


def test_it_speaks_dutch() -> None:
    """In Dutch the chapters are Dutch, and spelling is checked as Dutch."""
    dutch = opened(docx.make(given(SMALL), Wanted("docx", "nl")))
    chapters = [each.text for each in dutch.paragraphs if each.style.name == "Heading 1"]
    assert chapters == ["1\tIn één oogopslag", "2\tRollen", "3\tRegels", "4\tMensen", "5\tWat openstaat"]
    assert dutch.core_properties.language == "nl-NL"


def test_same_bytes_everywhere(run, tmp_path) -> None:
    """Another process in another time zone, with another seed of hashes, writes the same bytes."""
    (tmp_path / "plan.yaml").write_text(SMALL, "utf-8")
    files = []
    for number, env in enumerate(({"TZ": "UTC", "PYTHONHASHSEED": "1"}, {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2"})):
        file = tmp_path / f"{number}.docx"
        told = run(
            "render",
            tmp_path / "plan.yaml",
            "--to",
            "docx",
            "--out",
            file,
            "--as-of",
            "2026-11-24",
            "--anyway",
            env=env,
        )
        assert told.code == 0, told.err
        files.append(file.read_bytes())
    assert files[0] == files[1]
    with ZipFile(io.BytesIO(files[0])) as opened_:
        assert {each.date_time for each in opened_.infolist()} == {package.EPOCH}


@pytest.mark.parametrize("start", range(0, len(hostile.TEXTS), 19))
def test_hostile_text_stays_text(start: int) -> None:
    """No text becomes markup, a field, a macro or a way out of the document; each stands where it was put."""
    from test_render_hostile import plan_with

    made = docx.make(plan_with(hostile.in_turn(start), hostile.in_turn(start + 7)), WANTED)
    document = opened(made)
    assert [each for each in addresses(document) if not re.match(r"https?:|mailto:|tel:", each)] == []
    assert {each.text.split()[0] for each in found(document, "//w:instrText")} == {"TOC"}
    with ZipFile(io.BytesIO(made)) as parts:
        assert not [each for each in parts.namelist() if "vba" in each.lower() or "embed" in each or "media" in each]
        text = parts.read("word/document.xml").decode()
    assert "<script" not in text


def test_a_text_is_shown_as_it_stands() -> None:
    """What would be markup for Word or pandoc stands in a heading letter by letter."""
    title = '<w:p/> *b* $x$ {=openxml} [a](b) \\n & "q"'
    document = opened(docx.make(given(SMALL.replace("title: Posting", f"title: '{title}'")), WANTED))
    assert f"3.1\t{title}" in [each.text for each in document.paragraphs]


def test_a_reference_of_ones_own(tmp_path, made: bytes) -> None:
    """A `reference.docx` in the folder of own templates gives the looks: any document that we made can be one."""
    own = tmp_path / "docx"
    own.mkdir()
    changed = opened(made)
    changed.styles["Heading 1"].font.name = "Comic Sans MS"
    changed.sections[0].page_width, changed.sections[0].page_height = 7772400, 10058400
    changed.save(own / "reference.docx")
    document = opened(docx.make(example(), Wanted("docx", "en", tmp_path)))
    assert document.styles["Heading 1"].font.name == "Comic Sans MS"
    assert [(each.page_width, each.page_height) for each in document.sections][:2] == [
        (7772400, 10058400),
        (10058400, 7772400),
    ]
    (own / "reference.docx").write_bytes(b"no document")
    with pytest.raises(MendableError) as caught:
        docx.make(given(SMALL), Wanted("docx", "en", tmp_path))
    assert words("en")(caught.value.said).startswith("`reference.docx` cannot be used for the looks of a document: ")


def test_without_pandoc(call, monkeypatch, tmp_path) -> None:
    """Where pandoc is not installed, one sentence says how to install it."""
    (tmp_path / "plan.yaml").write_text(SMALL, "utf-8")
    monkeypatch.setattr(docx, "find_spec", lambda _: None)
    done = call("render", tmp_path / "plan.yaml", "--to", "docx", "--out", tmp_path / "x.docx", "--anyway")
    assert (done.code, done.err) == (2, 'plankit: A Word document can be made after `pip install "plankit[docx]"`.\n')


def test_our_reference_has_every_style(made: bytes) -> None:
    """Each style that the document asks for is in our reference."""
    with ZipFile(io.BytesIO(made)) as parts:
        used = set(re.findall(r'<w:[pr]Style w:val="(\w+)"', parts.read("word/document.xml").decode()))
    styles = (templates() / "docx" / "reference" / "word" / "styles.xml").read_text("utf-8")
    assert used <= set(re.findall(r'w:styleId="(\w+)"', styles))
