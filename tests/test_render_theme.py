"""The house style of an organization: what it may set, what is refused, and that nothing of the file itself is passed on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as examples
from hypothesis import strategies

from conftest import ROOT
from plankit.errors import MendableError
from plankit.files import texts
from plankit.index import Index
from plankit.plan import load
from plankit.render.colours import colour, contrast
from plankit.render.theme import theme
from plankit.views import Given
from plankit.words import words
from rendered import HORIZON, TODAY, pages

if TYPE_CHECKING:
    from pathlib import Path

OURS = (ROOT / "templates" / "html" / "assets" / "plankit.css").read_text("utf-8")
PLAN = "plankit: 1\nplan: {title: Plan, organization: The Works}\npeople: {anna: Anna}\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SAFE = re.compile(r"[\w\s:;{}#,.\"'()%@-]*")


def dressed(**files: str | bytes) -> str:
    """The front page of a plan with files beside it."""
    named = {name.replace("_", "."): content for name, content in files.items()}
    plan = load(texts({"plan.yaml": PLAN, **named}))
    return pages(Given(Index(plan, TODAY, HORIZON)))["index.html"]


def test_colours_hold_where_they_are_given_for() -> None:
    """Colours of the light leave the dark alone; fonts and lengths hold in both."""
    css = theme(
        """/* ours */ :root { --accent: #7a1f5c; --text: "Open Sans", Arial, sans-serif; --radius: 0; }
        @media (prefers-color-scheme: dark) { :root { --accent: #f0a8d0 } }""",
        OURS,
    ).css
    assert css == (
        ':root { --text: "Open Sans", Arial, sans-serif; --radius: 0; }\n'
        "@media print, (prefers-color-scheme: light) { :root { --accent: #7a1f5c; } }\n"
        "@media screen and (prefers-color-scheme: dark) { :root { --accent: #f0a8d0; } }"
    )
    assert css in dressed(
        theme_css=':root{--accent:#7a1f5c;--text:"Open Sans",Arial,sans-serif;--radius:0}'
        "@media screen and (prefers-color-scheme: dark){:root{--accent:#f0a8d0}}"
    ).replace('"Open Sans",Arial,sans-serif', '"Open Sans", Arial, sans-serif')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@import url(https://evil.example/x.css);", "line 1"),
        (":root { --accent: url(https://evil.example/x); }", "`--accent` takes a colour, such as `#0f565c`"),
        (":root { --accent: red; }", "and not `red`"),
        (":root {\n  --acent: #123456;\n}", "line 2: There is no property `--acent`; is `--accent` meant?"),
        (":root { color: #123456; }", "There is no property `color`"),
        ("body { --accent: #123456; }", "`body` cannot be set"),
        ("@media print { :root { --accent: #123456; } }", "cannot be set"),
        (":root { --text: url(x); }", "takes names of fonts"),
        (":root { --text: Arial; } </style><script>alert(1)</script>", "line 1"),
        (":root { --radius: calc(1px); }", "takes a length"),
        (":root { --radius: 5; }", "takes a length"),
        (":root { --accent: #123456 } }", "What stands there is no property"),
        (":root { --accent: #12345; }", "takes a colour"),
        ("--accent: #123456;", "What stands there is no property"),
    ],
)
def test_what_is_not_a_house_style_is_refused(text: str, said: str) -> None:
    """One sentence names the line, what is wrong there, and what the file may hold."""
    with pytest.raises(MendableError) as caught:
        theme(text, OURS)
    spoken = words("en")(caught.value.said)
    assert said in spoken
    assert spoken.startswith("`theme.css`, line ")
    assert words("nl")(caught.value.said).startswith("`theme.css`, regel ")


@examples(strategies.text(alphabet=":root{} --acentx#0123;@media()url\"'\\/*<>é\n", max_size=80))
def test_nothing_leaves_the_file(text: str) -> None:
    """Whatever stands in it, the file is refused or becomes properties with harmless values."""
    try:
        css = theme(text, OURS).css
    except MendableError:
        return
    assert SAFE.fullmatch(css)
    assert "url" not in css
    assert "@import" not in css


def test_the_shipped_style_is_read_by_its_own_rules() -> None:
    """Every property of ours is of a kind that may be set, and words stand out on their ground in both looks."""
    light = theme(":root { --rail: #0d3d43; }", OURS)
    assert light.warnings == ()
    for name in re.findall(r"(--[a-z-]+):", OURS.partition(":root {")[2].partition("}")[0]):
        assert f"`{name}`" in (ROOT / "docs" / "theme.md").read_text("utf-8"), name


def test_the_example_of_the_page_is_one() -> None:
    """The house style that docs/theme.md shows can be used, and its words stand out."""
    shown = re.search(r"```css\n(.*?)```", (ROOT / "docs" / "theme.md").read_text("utf-8"), re.DOTALL)[1]
    made = theme(shown, OURS)
    assert made.warnings == ()
    assert made.css.count("--accent") == 2


def test_faint_words_are_told() -> None:
    """Words that stand out too little are told, in the light and in the dark, and the style is used all the same."""
    made = theme(":root { --accent: #88aacc; } @media (prefers-color-scheme: dark) { :root { --ink: #333; } }", OURS)
    spoken = [words("en")(each) for each in made.warnings]
    assert spoken[0] == (
        "`theme.css`: words in `--accent` on `--paper` are hard to read: their contrast is 2.3, and 4.5 is the least."
    )
    assert any("hard to read in the dark" in each for each in spoken)
    assert "--accent: #88aacc" in made.css


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("#fff", (1, 1, 1)),
        ("#FF0000", (1, 0, 0)),
        ("rgb(255, 0, 0)", (1, 0, 0)),
        ("rgb(255 0 0)", (1, 0, 0)),
        ("hsl(0, 100%, 50%)", (1, 0, 0)),
        ("red", None),
        ("rgb(1,2)", None),
        ("var(--x)", None),
    ],
)
def test_colours(text: str, value: object) -> None:
    """What is a colour, and which."""
    assert colour(text) == value


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1, and #767676 on white just enough."""
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((1, 0, 0), (1, 0, 0)) == 1
    assert contrast(colour("#767676"), colour("#fff")) == pytest.approx(4.54, abs=0.01)


def test_a_logo_is_a_picture_and_nothing_more() -> None:
    """A logo stands in the page as a picture with the name of the organization; of an SVG no element becomes one of the page."""
    page = dressed(logo_svg=SVG)
    assert re.search(r'<img class="logo" src="data:image/svg\+xml;base64,[\w+/=]+" alt="The Works">', page)
    assert "<script" not in page
    assert 'src="data:image/png;base64,' in dressed(logo_png=PNG)


@pytest.mark.parametrize(
    "files", [{"logo_png": b"GIF89a"}, {"logo_svg": "no picture"}, {"logo_png": PNG + b"0" * 100_001}]
)
def test_what_is_no_logo_is_refused(files: dict[str, str | bytes]) -> None:
    """A file of another kind, or one too large for every page, is told in a sentence."""
    with pytest.raises(MendableError):
        dressed(**files)


def test_the_command_tells_of_faint_words(tmp_path: Path, call) -> None:
    """Rendering says it on standard error, and a wrong file ends it."""
    (tmp_path / "plan.yaml").write_text(PLAN)
    (tmp_path / "theme.css").write_text(":root { --accent: #88aacc; }")
    done = call("render", ".", "--out", "out", cwd=tmp_path)
    assert (done.code, "hard to read" in done.err) == (0, True)
    (tmp_path / "theme.css").write_text("@import 'x';")
    assert call("render", ".", "--out", "out", cwd=tmp_path).code == 2
