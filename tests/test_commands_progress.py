"""How far it is: told on a terminal when it takes long, nowhere else; and pages made on all cores are the same pages."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = "2026-11-24"
CLEARED = "\r\x1b[2K"
HASTY = """
import sys
from plankit.commands import cores, progress
progress.PATIENCE = progress.OFTEN = 0.0
from plankit.quick import main
sys.exit(main())
"""
DIVIDED = """
import os, sys
from plankit.commands import progress
progress.processors, progress.WORTH = lambda: 3, 0.0
made = progress.divided
progress.divided = lambda *args: [print("divided"), made(*args)][1]
from plankit.quick import main
sys.exit(main())
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a terminal is opened, and processes are doubled")


def command(code: str, *args: str | Path, plan: Path = ROOT / "plan") -> list[str]:
    """A run of plankit in which something was set before."""
    return [sys.executable, "-c", code, "render", str(plan), "--as-of", AS_OF, *map(str, args)]


def at_terminal(
    code: str, *args: str | Path, cwd: Path | None = None, plan: Path = ROOT / "plan", **environment: str
) -> tuple[int, str]:
    """The exit code, and what is seen on a terminal to which all is said but results."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(code, *args, plan=plan), cwd=cwd, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(ours)
    return process.wait(), seen.decode().replace("\r\n", "\n")


def test_a_terminal_is_told_how_far_it_is(tmp_path: Path) -> None:
    """A line that is written anew, and gone when the outcome is told."""
    code, seen = at_terminal(HASTY, "--out", tmp_path / "site")
    *told, outcome = seen.split(CLEARED)
    pages = [each for each in told if each.startswith("Pages made: ")]
    total = len([each for each in (tmp_path / "site").rglob("*.html") if each.name != "search.html"])
    assert (code, told[1]) == (0, "Reading the plan")
    assert pages == [f"Pages made: {number} of {total}" for number in range(1, total + 1)]
    assert outcome == f"{total + 1} pages are in `{tmp_path}/site`; open `{tmp_path}/site/index.html`.\n"
    assert "Writing the pages" in told


def test_it_is_told_in_the_language_of_the_reader(tmp_path: Path) -> None:
    """In Dutch, when that was asked for; a document in one file has a line as well."""
    code, seen = at_terminal(HASTY, "--lang", "nl", "--to", "json", cwd=tmp_path)
    told = seen.split(CLEARED)
    assert (code, "Het plan wordt gelezen" in told, "`plan.json` wordt gemaakt" in told) == (0, True, True)


def test_it_is_told_in_the_language_of_the_plan(tmp_path: Path) -> None:
    """As the outcome is: as soon as the plan is read, nothing is said in the language of the machine alone."""
    plan = tmp_path / "plan.yaml"
    plan.write_text("plankit: 1\nplan: {title: Beheer, language: nl}\nroles: {redacteur: {title: Redacteur}}\n")
    code, seen = at_terminal(HASTY, "--anyway", "--out", tmp_path / "site", plan=plan, LC_ALL="C.UTF-8")
    first, second, *_ = filter(None, seen.split(CLEARED))
    assert (code, first, second.rsplit(" ", 1)[0]) == (0, "Reading the plan", "Pagina's gemaakt: 1 van")


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"CI": "true"}], ids=["dumb", "ci"])
def test_a_terminal_that_takes_nothing_back_is_told_the_outcome_alone(tmp_path: Path, environment: dict) -> None:
    """Neither one without the signs for it, nor the log of a build service."""
    code, seen = at_terminal(HASTY, "--out", tmp_path / "site", **environment)
    assert (code, seen.count("\n"), CLEARED in seen) == (0, 1, False)


def test_a_short_while_is_not_told(tmp_path: Path) -> None:
    """Within a second nothing but the outcome is said."""
    code, seen = at_terminal(HASTY.replace("= 0.0", "= 600.0"), "--out", tmp_path / "site")
    assert (code, seen.count("\n"), CLEARED in seen) == (0, 1, False)


def test_pages_made_on_all_cores_are_the_same(tmp_path: Path) -> None:
    """Whether one process makes them or three: byte for byte."""
    for code, name in ((HASTY, "one"), (DIVIDED, "three")):
        ran = subprocess.run(command(code, "--out", tmp_path / name), check=True, capture_output=True, text=True)
        assert ran.stdout == ("divided\n" if name == "three" else "")
    one, three = (
        {str(each.relative_to(tmp_path / name)): each.read_bytes() for each in (tmp_path / name).rglob("*.*")}
        for name in ("one", "three")
    )
    assert three == one


def test_a_mistake_on_another_core_is_told(tmp_path: Path) -> None:
    """A template that asks for what is not there is named, whichever process found it."""
    own = tmp_path / "own" / "html"
    own.mkdir(parents=True)
    (own / "person.html.j2").write_text("{{ view.person.shoe_size }}")
    ran = subprocess.run(
        command(DIVIDED.replace("FEW = 50", "FEW = 5"), "--templates", own.parent, "--out", tmp_path / "site"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, "shoe_size" in ran.stderr, (tmp_path / "site").exists()) == (2, True, False)
