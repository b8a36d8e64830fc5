"""The quick way in: the same words give the same bytes and exit codes as the whole way."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
import typer
from click import Argument, Option
from hypothesis import given, settings
from hypothesis import strategies as st

from plankit import quick
from plankit.cli import app
from plankit.commands.check import check
from plankit.commands.lint import lint
from written import GAP, tree, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

DOORS = {"check": check, "lint": lint}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan in which something is wrong."""
    return written(tmp_path_factory.mktemp("quick"), {"plan/plan.yaml": GAP})


@pytest.fixture(scope="module")
def both(call: Callable[..., Ran], plan: Path):
    """Go both ways with the same words: how each ended, what each wrote, and whether the quick way was taken."""

    def _both(*words: str) -> bool:
        ended, made = [], []
        for called in (lambda _: None, quick.called):
            (plan / "out").mkdir(exist_ok=True)
            with mock.patch.object(quick, "called", called):
                ended.append(call(*words, cwd=plan))
            made.append(tree(plan))
            for file in (plan / "out").iterdir():
                file.unlink()
        assert ended[0] == ended[1]
        assert made[0] == made[1]
        return quick.called(words) is not None

    return _both


@pytest.mark.parametrize("command", DOORS)
def test_every_option_is_that_of_the_whole_way(command: str) -> None:
    """Names, what is taken after each, and how often: as Typer has them."""
    door = typer.main.get_command(app).get_command(None, command)
    options = [each for each in door.params if isinstance(each, Option) and "--help" not in each.opts]
    whole = {
        spelling: (each.name, each.is_flag, each.multiple)
        for each in options
        for spelling in each.opts
        if spelling.startswith("--")
    }
    ours = {
        option: (name, usual is False, usual == []) for option, (name, usual) in quick.spelled(DOORS[command]).items()
    }
    assert ours == whole
    short = {spelling: each.opts[0] for each in options for spelling in each.opts if not spelling.startswith("--")}
    assert short == {brief: long for brief, long in quick.SHORT.items() if long in whole}
    assert [each.name for each in door.params if isinstance(each, Argument)] == ["path"]


SAID = {
    "--as-of": "2027-01-31",
    "--horizon": "2 weeks",
    "--format": "json",
    "--output": "out/report.txt",
    "--fail-level": "warning",
    "--select": "ownership",
    "--ignore": "unfilled-owner",
    "--profile": "strict",
    "--hints": None,
    "--statistics": None,
    "--include-suppressed": None,
    "--sarif-github-fingerprints": None,
    "--gitlab-errors": "critical",
    "--base": "main",
    "--known": None,
    "--baseline": "known.json",
    "--update-baseline": "all",
    "--no-cache": None,
    "--lang": "nl",
}


@pytest.mark.parametrize("command", DOORS)
def test_every_option_does_the_same(both: Callable[..., bool], command: str) -> None:
    """Each option that there is, on its own and written in each of its ways, goes the quick way."""
    for option in quick.spelled(DOORS[command]):
        if option in {"--statistics", "--watch"}:
            continue  # the one tells how long each rule took, the other does not end
        said = SAID[option]
        brief = [short for short, long in quick.SHORT.items() if long == option]
        ways = [[option]] if said is None else [[option, said], [f"{option}={said}"], *([each, said] for each in brief)]
        assert [both(command, *way) for way in ways] == [True] * len(ways)


WHOLE = [
    "",
    "-h",
    "--version",
    "check -h",
    "check --help",
    "check --hint",
    "check --hints=yes",
    "check --as-of",
    "check -x",
    "check -fo",
    "check plan too many",
    "check -",
    "check -- plan",
    "check -- -h",
    "chek",
    "explain unfilled-owner",
    "check pl*n",
]


@pytest.mark.parametrize("typed", WHOLE)
def test_what_is_not_plain_goes_the_whole_way(both: Callable[..., bool], typed: str) -> None:
    """Help, mistakes and other commands end the same whichever way they come in."""
    both(*typed.split())


WORDS = [
    *chain.from_iterable(([key, f"{key}={said}"] for key, said in SAID.items() if said)),
    *(key for key, said in SAID.items() if said is None and key != "--statistics"),
    *(said for said in SAID.values() if said),
    *("-f", "-o", "-fjson", "-f=json", "-ojson", "--", "-", "-h", "-x", "", "plan", "plan/plan.yaml", "nowhere"),
    *(
        "--form",
        "--form=json",
        "--format=",
        "--select=",
        "--hints=1",
        "--output=out/=",
        "-of",
        "--lang=",
        "-f-",
        "--=x",
    ),
]


@settings(max_examples=150)
@given(st.sampled_from(sorted(DOORS)), st.lists(st.sampled_from(WORDS), max_size=5))
def test_any_words_end_the_same(both: Callable[..., bool], command: str, words: list[str]) -> None:
    """Options in any order and number, right or wrong, with and without their values."""
    both(command, *words)


def test_a_shell_that_asks_for_completion_gets_it() -> None:
    """The Tab key is Typer's business."""
    with mock.patch.dict(os.environ, {quick.COMPLETION: "complete_bash"}):
        assert quick.called(["check"]) is None


def test_the_command_goes_the_quick_way() -> None:
    """What is installed as `plankit` opens a check without Typer."""
    script = Path(sys.executable).with_name("plankit").read_text("utf-8")
    assert "from plankit.quick import main" in script
    words = [sys.executable, "-X", "importtime", "-m", "plankit", "check", "nowhere"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, "typer" in done.stderr, "plankit.commands.opening" in done.stderr) == (2, False, True)
