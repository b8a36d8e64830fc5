"""How wide and in which colours a report is shown."""

from __future__ import annotations

import io
import os

import pytest

from plankit.reporters.view import View, forgive, view_of


class Screen(io.StringIO):
    """A stream that may be a terminal."""

    def __init__(self, tty: bool) -> None:
        """Be a terminal or not."""
        super().__init__()
        self.tty = tty

    def isatty(self) -> bool:
        """Whether somebody is watching."""
        return self.tty


@pytest.mark.parametrize(
    ("tty", "environ", "color"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"TERM": "xterm-256color"}, True),
        (True, {"TERM": "dumb"}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": "0"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "3", "TERM": "dumb"}, True),
        (False, {"FORCE_COLOR": ""}, False),
        (True, {"FORCE_COLOR": "0"}, False),
        (True, {"FORCE_COLOR": "False"}, False),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(tty: bool, environ: dict[str, str], color: bool) -> None:
    """NO_COLOR wins over FORCE_COLOR, FORCE_COLOR over what the stream and the terminal are."""
    assert view_of(Screen(tty), environ) == View(80, color)


@pytest.mark.parametrize(
    ("columns", "width"), [("120", 120), ("", 80), ("0", 80), ("wide", 80), ("-5", 80), ("²", 80), ("5", 40)]
)
def test_width(columns: str, width: int) -> None:
    """COLUMNS decides where it is a number; 40 is the least a report needs, 80 what is usual."""
    assert view_of(Screen(tty=False), {"COLUMNS": columns}).width == width


def test_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without COLUMNS the terminal itself is asked; one that does not know is 80 wide."""
    with open(os.devnull) as stream:  # noqa: PTH123 - a stream with a number
        monkeypatch.setattr(
            os, "get_terminal_size", lambda number: os.terminal_size((132 if number == stream.fileno() else 1, 50))
        )
        assert view_of(stream, {}).width == 132
        monkeypatch.setattr(os, "get_terminal_size", lambda _number: os.terminal_size((0, 0)))
        assert view_of(stream, {}).width == 80


def test_a_stream_that_takes_everything_is_left_alone() -> None:
    """Streams within a program have no encoding to be forgiving about."""
    stream = io.StringIO()
    forgive(stream)
    assert (stream.write("\u202e"), stream.getvalue()) == (1, "\u202e")
