"""Nothing that stands in a plan steers a terminal, a log or a build service, in any format."""

from __future__ import annotations

import re
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plankit.findings import Place, Span
from plankit.report import Checked, Tastes
from plankit.reporters import FORMATS, reporter
from plankit.reporters.plain import cut, inert, plain, prose
from plankit.reporters.view import View
from plankit.words import Name, say
from reported import report_of, small
from test_reporters_github import read

PIECES = (
    "##", "[", "##vso[task.setvariable variable=x]", "##[error]x", "##teamcity[message]", "::error::x", "::", ":", "\n", "\r", "\t", " ", "`",
    "\x1b[31m", "\x1b]0;x\x07", "\x9b", "\x85", "\x7f", "\x00", "\u202e", "\u2066", "\u200f", "\u061c", "\u2028", "\u2029", "\ud800", "\udcff",
    "方", "e\u0301", "\u200d", "\u00a0", "\u3000", "\ufeff", "[bold]", "{x}", "%0A", "\\", '"', "a",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map("".join)
# What a format writes itself at the start of each of its lines.
OURS = {"github": "::", "azure": "##vso["}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]"
)
ANYWHERE = re.compile(r"##\w*\[")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Intranet één 方針 👩\u200d💻 1\u00a0km", "Intranet één 方針 👩\u200d💻 1\u00a0km"),
        ("\x1b[2J\x07", "\\x1b[2J\\x07"),
        ("a\tb\nc\rd", "a\\tb\\nc\\rd"),
        ("\x85\x9b\x7f\x00", "\\x85\\x9b\\x7f\\x00"),
        ("\u202eabc\u2069\u200f\u061c", "\\u202eabc\\u2069\\u200f\\u061c"),
        ("a\u2028b\u2029", "a\\u2028b\\u2029"),
        ("\udce9\ufeff\u200b\xad", "\\udce9\\ufeff\\u200b\\xad"),
        ("\U000e0041\U000f0000", "\\U000e0041\U000f0000"),
    ],
)
def test_what_steers_or_hides_is_seen(text: str, shown: str) -> None:
    """Escapes for what a reader could not see; everything else as it is."""
    assert plain(text) == shown


def test_prose_is_one_paragraph() -> None:
    """Folded and literal texts of YAML become one line of words."""
    assert prose("  Check\n  the \t content\r\n\x0b ") == "Check the content \\x0b"


def test_cut() -> None:
    """Never longer than asked for."""
    assert [cut("abc", most) for most in (4, 3, 2)] == ["abc", "abc", "a…"]


@pytest.mark.parametrize(
    ("output", "broken"),
    [
        ("x ##vso[task]", "x ##~vso[task]"),
        ("###[group]", "###~[group]"),
        ("##teamcity[x] ##[y]", "##~teamcity[x] ##~[y]"),
        ("## Heading [x]", "## Heading [x]"),
        ("::error::x", ":~:error::x"),
        ("a\n \t\u00a0::set-output::b", "a\n \t\u00a0:~:set-output::b"),
        ("\x1b[32m  ::x\x1b[0m", "\x1b[32m  :~:x\x1b[0m"),
        (":::x", ":~::x"),
        ("a ::x: b:c", "a ::x: b:c"),
    ],
)
def test_commands_are_broken(output: str, broken: str) -> None:
    """An invisible space where a build service would hear a command, and nowhere else."""
    assert inert(output) == broken.replace("~", "\u200b")
    assert inert(inert(output)) == inert(output)


@pytest.mark.parametrize("format_", FORMATS)
@given(text=TEXT, other=TEXT, width=st.integers(1, 120), color=st.booleans(), language=st.sampled_from(["en", "nl"]))
def test_no_format_lets_anything_through(
    format_: str, text: str, other: str, width: int, color: bool, language: str
) -> None:
    """Whatever stands in titles, lines, names, files, values and suggestions."""
    found = small(
        say("{a} is {b} {c}", a=Name(text, other), b=other, c=text),
        remedy=say("{a}", a=text),
        suggestions=(other, text),
        at=text,
        cause=other,
        related=(Place(text, Span(1, 1, 1, 1)),),
    )._replace(place=Place(f"{other}.yaml", Span(1, len(other) + 1, 1, len(text) + len(other) + 1)))
    report = report_of(
        found, found, title=text, root=other, language=language, lines=lambda _file, _line: other + text,
        base=other, known=(found,), fixed=(found,), paths=(text, other), show_hints=True, repository=text,
        checked=lambda: iter([Checked(text, other, ("two-owners",))]), asked=lambda _found: (Name(text, other),),
        tastes=Tastes(suppressed=True, own_fingerprints=True),
    )  # fmt: skip
    shown = COLOUR.sub("", reporter(format_)(report, View(width, color)))
    assert not STEERING.search(shown)
    assert not {category(char) for char in shown} & {"Cs", "Zl", "Zp"}
    heard = [line.removeprefix(OURS.get(format_, "")) for line in shown.split("\n")]
    assert not [line for line in heard if ANYWHERE.search(line) or line.lstrip().startswith("::")]


@given(text=TEXT, other=TEXT)
def test_annotations_come_back_as_they_were(text: str, other: str) -> None:
    """The runner reads the file and the sentence that were meant, and one command a finding."""
    found = small(say("{a} x", a=text), remedy=say("{a} y", a=other))._replace(
        place=Place(f"{other}.yaml", Span(1, 1, 1, 1))
    )
    (line,) = reporter("github")(report_of(found, root="x"), View()).splitlines()
    command = read(line)
    assert command.properties["file"] == inert(plain(f"x/{other}.yaml"))
    assert command.data == inert(f"{prose(text + ' x')}\n{prose(other + ' y')}")
