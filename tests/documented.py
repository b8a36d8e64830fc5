"""What stands on the pages of docs: commands that are run, and tables and pictures that are drawn from the code."""

from __future__ import annotations

import re
import shlex
from datetime import date
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Ran

TODAY = date(2026, 11, 24)
FENCE = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
GENERATED = "<!-- What follows is drawn from the code; `pytest --accept tests/test_docs.py` writes it. -->\n"


class _Today(date):
    """The day on which the pages were written."""

    @classmethod
    def today(cls) -> date:
        """That day."""
        return TODAY


def played(page: str, folder: Path, call: Callable[..., Ran], git: Callable[..., str] | None = None) -> str:
    """The page with every command on it run anew, one after the other, in a folder.

    Files on it are written or changed there; those that are shown as `text` are read. `git` runs what is git's, on pages that have some.
    """

    def _one(fence: re.Match[str]) -> str:
        language, file, text = fence.groups()
        if language == "console":
            return f"```console\n{_run(text, folder, call, git)}```\n"
        if language == "diff" and file:
            _change(folder / file, text)
        elif language == "text" and file:
            return f"```text {file}\n{(folder / file).read_text('utf-8')}```\n"
        elif file:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, "utf-8")
        return fence[0]

    with (
        mock.patch("plankit.commands.init.date", _Today),
        mock.patch("plankit.commands.opening.today", return_value=TODAY),
    ):
        return FENCE.sub(_one, page)


def _run(text: str, folder: Path, call: Callable[..., Ran], git: Callable[..., str] | None) -> str:
    lines = []
    for command in re.findall(r"^\$ (.*)\n", text, re.MULTILINE):
        program, *words = shlex.split(command)
        if git and program == "git":
            lines += [f"$ {command}\n", git(*words)]
            continue
        assert program == "plankit", command
        ran = call(*words, cwd=folder)
        lines += [f"$ {command}\n", ran.out, ran.err]
    return "".join(lines)


def _change(file: Path, text: str) -> None:
    """Put the lines after `+` where those after `-` stand."""
    old, new = (
        "".join(line[2:] for line in text.splitlines(keepends=True) if line.startswith(f"{sign} ")) for sign in "-+"
    )
    whole = file.read_text("utf-8")
    assert whole.count(old) == 1, f"{file.name} holds this {whole.count(old)} times:\n{old}"
    file.write_text(whole.replace(old, new), "utf-8")


def redrawn(page: str, drawn: str) -> str:
    """The page with all that follows its mark drawn anew."""
    head, mark, _ = page.partition(GENERATED)
    assert mark, "the page has no mark"
    return f"{head}{mark}\n{drawn}"


class _Run(NamedTuple):
    """A stretch of text in one style."""

    text: str
    style: str


STYLES = {"1": "b", "2": "d", "31": "r", "32": "g", "33": "y", "34": "u", "36": "c"}
CSS = (
    "text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#d8dee9;white-space:pre}"
    ".b{font-weight:700}.d{fill:#7b88a1}.r{fill:#f08080}.g{fill:#a3be8c}.y{fill:#ebcb8b}.u{fill:#81a1c1}.c{fill:#88c0d0}"
)
ADVANCE, LINE, MARGIN, BAR = 8.43, 20, 20, 34


def picture(output: str, title: str) -> str:
    """What a terminal shows, as an SVG picture."""
    lines = output.rstrip("\n").split("\n")
    width = round(max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines) * ADVANCE + 2 * MARGIN)
    height = len(lines) * LINE + BAR + MARGIN
    rows = [
        f'<text x="{MARGIN}" y="{BAR + (number + 1) * LINE - 4}">{"".join(map(_span, _runs(line)))}</text>'
        for number, line in enumerate(lines)
        if line
    ]
    dots = "".join(
        f'<circle cx="{20 + 18 * n}" cy="17" r="5.5" fill="{c}"/>'
        for n, c in enumerate(("#f08080", "#ebcb8b", "#a3be8c"))
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">',
            f"<title>{escape(title)}</title><style>{CSS}</style>",
            f'<rect width="{width}" height="{height}" rx="8" fill="#2e3440"/>{dots}',
            *rows,
            "</svg>\n",
        ]
    )


def _runs(line: str) -> Iterator[_Run]:
    style = ""
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if part.startswith("\x1b["):
            codes = part[2:-1].split(";")
            style = " ".join(STYLES[code] for code in codes if code in STYLES)
        elif part:
            yield _Run(part, style)


def _span(run: _Run) -> str:
    text = escape(run.text, quote=False)
    return f'<tspan class="{run.style}">{text}</tspan>' if run.style else text
