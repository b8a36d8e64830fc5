"""The plan as PDF: tagged, linked, turned where a matrix asks for it, the same everywhere, whatever stands in the plan."""

from __future__ import annotations

import shutil
from datetime import date
from itertools import pairwise

import pytest

import hostile
from conftest import ROOT
from papered import SIDE, Paper
from plankit.errors import MendableError
from plankit.outputs import pdf
from plankit.render import Wanted
from plankit.shipped import templates
from plankit.views import Given
from plankit.words import words
from rendered import example, given

pytest.importorskip("typst")

SMALL = """
plankit: 1
plan: {title: Plan of the harbour, organization: Harbour, language: en}
people: {anna: {name: Anna Bos}}
roles:
  editor: {title: Editor, purpose: Writes, holders: [anna]}
policies:
  posting: {title: Posting, text: "Post **often**, see [the site](https://harbour.example/a%20b).", owner: editor}
"""
WANTED = Wanted("pdf", "en")
EXTRA = [
    "#let x = 1 #panic()",
    "$x^2$ $ broken",
    "@ref <label> <part-3>",
    "= heading\n== two",
    "שלום مرحبا 日本語 😀 👩\u200d👩\u200d👧 🇳🇱",
    "Donaudampfschifffahrt" * 12,
    "\\u{1F600} \\ // comment /* c */ ```typ",
    "https://x.example/" + "a/" * 150,
    '#import "@preview/x:1.0.0"',
    "\U0010ffff \ufdd0 \ue000 e\u0301\u0328 a\u00ad\u200bb",
]
"""Texts that would do harm in typst, and characters that no font has."""


@pytest.fixture(scope="module")
def paper() -> Paper:
    """The example plan."""
    return Paper(pdf.make(example(), WANTED))


@pytest.fixture(scope="module")
def small() -> Paper:
    """A small plan."""
    return Paper(pdf.make(given(SMALL), WANTED))


def refusal(material: Given, wanted: Wanted) -> str:
    """The sentence with which nothing is made."""
    with pytest.raises(MendableError) as caught:
        pdf.make(material, wanted)
    return words("en")(caught.value.said)


def test_it_says_what_it_is(paper: Paper) -> None:
    """Title, organization, day and language are in the properties; it claims PDF/UA-1 and shows its title."""
    info = paper.pdf.docinfo
    assert (paper.title, str(info["/Author"])) == ("Management plan for De Steiger", "Oevermark")
    assert str(info["/CreationDate"]).startswith("D:20261124000000")
    assert (str(paper.root.Lang), paper.claims) == ("en", "1")
    assert bool(paper.root.MarkInfo.Marked)
    assert bool(paper.root.ViewerPreferences.DisplayDocTitle)


def test_it_speaks_dutch() -> None:
    """In Dutch the chapters are Dutch, and so is the language that a screen reader is told."""
    made = Paper(pdf.make(given(SMALL), Wanted("pdf", "nl")))
    assert str(made.root.Lang) == "nl"
    assert [title for depth, title in made.outline if depth == 1] == [
        "1 In één oogopslag",
        "2 Rollen",
        "3 Regels",
        "4 Mensen",
        "5 Wat openstaat",
    ]


def test_headings_are_in_order(paper: Paper) -> None:
    """The first heading is of level 1, none skips a level, and each chapter has its bookmark."""
    levels = [int(each.kind[1]) for each in paper.tree.all("H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    chapters = [title for depth, title in paper.outline if depth == 1]
    assert chapters == [
        "1 At a glance",
        "2 Strategy",
        "3 Ownership and decisions",
        "4 Roles",
        "5 Responsibilities",
        "6 Content",
        "7 Policies",
        "8 Monitoring",
        "9 Support",
        "10 Training",
        "11 Roadmap",
        "12 People",
        "13 What is open",
    ]


def test_tables_and_figures_can_be_heard(paper: Paper) -> None:
    """Every table has heads of columns and, but for those in prose, a caption; every figure is described."""
    tables = [*paper.tree.all("Table")]
    assert len(tables) > 40
    for table in tables:
        assert {each.scope for each in table.all("TH")} == {"Column"}
    prose = 1
    assert len([*paper.tree.all("Caption")]) >= len(tables) - prose
    figures = [*paper.tree.all("Figure")]
    assert len(figures) == 14
    assert all(len(each.alt) > 20 for each in figures)
    assert any("31 October 2025: 48%" in each.alt for each in figures)


def test_the_matrix_lies_on_its_side(paper: Paper) -> None:
    """All pages are A4; responsibilities and decision rights are on pages that lie, policies on pages that stand."""
    assert {tuple(sorted(size)) for size in paper.sizes} == {(595, SIDE)}
    lying = {number for number, (width, _) in enumerate(paper.sizes) if width == SIDE}
    places = paper.places
    assert {places["responsibilities"], places["ownership"]} <= lying
    assert not {places["policies"], places["policy-groups"], places["people"], 0} & lying
    assert 60 < len(paper.sizes) < 90


def test_links_lead_somewhere(paper: Paper) -> None:
    """Names lead to their places, places are called as in the web pages, addresses are those of the plan."""
    assert len(paper.ways) > 500
    assert set(paper.ways) <= {*paper.places}
    assert {"role-intranet-manager", "policy-groups", "kpi-weekly-reach"} <= {*paper.places}
    assert all(each.startswith(("https://", "mailto:")) for each in paper.addresses)
    assert "https://gitlab.example.org/oevermark/desteiger-plan" in paper.addresses


def test_an_address_is_ascii() -> None:
    """An address is written as one, whatever letters stand in it."""
    made = Paper(pdf.make(given(SMALL.replace("a%20b", "blåbær")), WANTED))
    assert made.addresses == {"https://harbour.example/bl%C3%A5b%C3%A6r"}


def test_same_bytes_everywhere(run, tmp_path) -> None:
    """Another process in another time zone, with another seed of hashes, writes the same bytes."""
    (tmp_path / "plan.yaml").write_text(SMALL, "utf-8")
    made = []
    for number, (zone, seed) in enumerate((("UTC", "1"), ("Pacific/Auckland", "2"))):
        file = tmp_path / f"{number}.pdf"
        env = {"TZ": zone, "PYTHONHASHSEED": seed}
        done = run(
            "render", tmp_path / "plan.yaml", "--to", "pdf", "--out", file, "--as-of", "2026-11-24", "--anyway", env=env
        )
        assert done.code == 0, done.err
        made.append(file.read_bytes())
    assert made[0] == made[1]
    later = pdf.make(given(SMALL, date(2026, 11, 25)), WANTED)
    assert later != made[0]


def test_errors_are_told() -> None:
    """A plan with errors says so; what the check found stands in the last chapter."""
    from plankit.outputs.document import document

    found = document(given(SMALL, found=True), WANTED)
    assert found.banner == "This plan has 1 error; what you read here may be wrong."
    assert Paper(pdf.make(given(SMALL, found=True), WANTED)).outline[-1] == (2, "5.1 What the check says")


@pytest.mark.parametrize("start", range(0, len(hostile.TEXTS + EXTRA), 19))
def test_hostile_text_stays_text(start: int, monkeypatch) -> None:
    """No text is a command: it is set as it stands, nothing runs, and nothing but addresses is linked."""
    from test_render_hostile import plan_with

    monkeypatch.setattr(hostile, "TEXTS", EXTRA + hostile.TEXTS)
    made = Paper(pdf.make(plan_with(hostile.in_turn(start), hostile.in_turn(start + 7)), WANTED))
    assert made.claims == "1"
    kinds = {(str(each.Subtype), str(each.A.S) if "/A" in each else "") for each in made.annotations}
    assert kinds <= {("/Link", ""), ("/Link", "/URI")}
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(made.root.keys())
    assert not any(each.lower().startswith(("javascript", "data", "vbscript", "file")) for each in made.addresses)


def test_markup_of_typst_is_read_as_it_stands() -> None:
    """A title that would be a command in typst stands in the bookmarks letter by letter."""
    title = '#panic() $x$ <l> @r *b* = "q" \\n'
    made = Paper(pdf.make(given(SMALL.replace("title: Posting", f"title: '{title}'")), WANTED))
    assert (2, f"3.1 {title}") in made.outline


def test_letters_that_no_font_has() -> None:
    """A letter that no font has is shown as an empty square, and the document is made all the same."""
    made = Paper(pdf.make(given(SMALL.replace("title: Posting", "title: 日本 posting")), WANTED))
    assert (2, "3.1 □□ posting") in made.outline


def test_one_section() -> None:
    """`--only` gives one chapter; a section that is not there is refused."""
    made = Paper(pdf.make(given(SMALL), Wanted("pdf", "en", only="policies")))
    assert made.outline == [(1, "1 Policies"), (2, "1.1 Posting")]
    assert refusal(given(SMALL), Wanted("pdf", "en", only="roadmap")) == (
        "There is nothing in the plan about `roadmap`, so there is no page to write."
    )


def test_for_the_board() -> None:
    """What an audience does not get to see makes no chapter."""
    made = Paper(pdf.make(Given(example().index, audience="board"), WANTED))
    chapters = {title.partition(" ")[2] for depth, title in made.outline if depth == 1}
    assert {"Strategy", "Ownership and decisions", "Monitoring", "Roadmap"} <= chapters
    assert not chapters & {"People", "Roles", "Policies", "Support"}


def test_a_style_of_ones_own(tmp_path) -> None:
    """A file of the team's own takes the place of ours, the rest stays; one that is not right is told."""
    own = tmp_path / "pdf"
    own.mkdir()
    style = (templates() / "pdf" / "style.typ").read_text("utf-8")
    (own / "style.typ").write_text(style.replace('"#0d3d43"', '"#5a1a4a"'), "utf-8")
    wanted = Wanted("pdf", "en", tmp_path)
    assert pdf.make(given(SMALL), wanted) != pdf.make(given(SMALL), WANTED)
    (own / "style.typ").write_text("#let ink = red\n", "utf-8")
    assert refusal(given(SMALL), wanted) == "The templates in the folder `pdf` are not right: unknown variable: accent"


def test_fonts_of_ones_own(tmp_path) -> None:
    """Fonts in the folder of a team's own templates are found."""
    fonts = tmp_path / "pdf" / "fonts"
    fonts.mkdir(parents=True)
    shutil.copy(templates() / "pdf" / "fonts" / "PlanSans-Italic.ttf", fonts)
    assert pdf.make(given(SMALL), Wanted("pdf", "en", tmp_path)) == pdf.make(given(SMALL), WANTED)


def test_no_way_out_of_the_templates(tmp_path) -> None:
    """A file outside the folder of templates is not taken in by a link."""
    own = tmp_path / "own" / "pdf"
    own.mkdir(parents=True)
    outside = tmp_path / "style.typ"
    outside.write_text("#panic()", "utf-8")
    (own / "style.typ").symlink_to(outside)
    assert pdf.make(given(SMALL), Wanted("pdf", "en", tmp_path / "own")) == pdf.make(given(SMALL), WANTED)


def test_a_long_document(small: Paper, monkeypatch) -> None:
    """A long document goes without links from name to name, one that nobody reads is refused with what to do."""
    assert "role-editor" in small.ways
    monkeypatch.setattr(pdf, "LINKED", 100)
    assert "role-editor" not in Paper(pdf.make(given(SMALL), WANTED)).ways
    monkeypatch.setattr(pdf, "LONGEST", 100)
    monkeypatch.setattr(pdf, "PAGE", 10)
    assert refusal(given(SMALL), WANTED).endswith("Name a part with `--only`, or make pages with `--to html`.")


def test_without_typst(call, monkeypatch, tmp_path) -> None:
    """Where typst is not installed, one sentence says how to install it."""
    (tmp_path / "plan.yaml").write_text(SMALL, "utf-8")
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    done = call("render", tmp_path / "plan.yaml", "--to", "pdf", "--out", tmp_path / "x.pdf", "--anyway")
    assert (done.code, done.err) == (2, 'plankit: A PDF can be made after `pip install "plankit[pdf]"`.\n')
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("folder", ["tests/plans/posts-only", "tests/plans/handbook"])
def test_other_plans(folder: str) -> None:
    """Plans that name posts alone, or hold an inventory, make documents as well."""
    from plankit.files import folder as opened
    from plankit.index import Index
    from plankit.plan import load
    from rendered import HORIZON, TODAY

    made = Paper(pdf.make(Given(Index(load(opened(ROOT / folder)), TODAY, HORIZON)), WANTED))
    assert made.outline[0] == (1, "1 At a glance")
    assert set(made.ways) <= {*made.places}


@pytest.mark.parametrize(
    ("css", "colours"),
    [
        ("", {}),
        (":root { --accent: #7a1f5c; }", {"accent": "#7a1f5c", "deep": "#7a1f5c"}),
        (
            ":root { --accent: #ffe000; --rail: #ffe000; --rail-ink: #000000; }",
            {"cover": "#ffe000", "on-cover": "#000000"},
        ),
        (":root { --rail: rgb(90, 20, 70); }", {"deep": "#5a1446", "cover": "#5a1446", "on-cover": "#ffffff"}),
        (":root { --wash: #222222; }", {}),
        ("@media (prefers-color-scheme: dark) { :root { --accent: #222222; } }", {}),
    ],
)
def test_colours_of_the_house(css: str, colours: dict[str, str]) -> None:
    """Colours of `theme.css` are taken over where words in them, or on them, can be read on white paper."""
    from plankit.files import texts
    from plankit.outputs.pdf.colours import house_colours

    assert house_colours(texts({"theme.css": css})) == colours


def test_the_house_style_is_seen() -> None:
    """A plan with a `theme.css` gives another document than one without."""
    styled = given({"plan.yaml": SMALL, "theme.css": ":root { --rail: #5a1446; }"})
    assert pdf.make(styled, WANTED) != pdf.make(given(SMALL), WANTED)
