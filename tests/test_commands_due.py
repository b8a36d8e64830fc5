"""`plankit due`: late things first, then month by month, for everybody or somebody, in every format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import vobject

from asked import DAY, PLAN, plan_on_disk  # noqa: F401 - a fixture
from conftest import ROOT
from written import tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran


@pytest.mark.parametrize("columns", ["60", "80", "200"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_in_narrow_and_wide_windows(
    call: Callable[..., Ran], golden: Callable[..., None], plan: Path, language: str, columns: str
) -> None:
    """Everything, in either language, as wide as the window."""
    ran = call("due", "--as-of", DAY, "--lang", language, cwd=plan, env={"COLUMNS": columns})
    assert (ran.code, ran.err, max(map(len, ran.out.splitlines())) <= int(columns)) == (0, "", True)
    golden(ran.out)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_markdown(call: Callable[..., Ran], golden: Callable[..., None], plan: Path, language: str) -> None:
    """To paste into minutes."""
    golden(call("due", "--as-of", DAY, "--lang", language, "-f", "markdown", cwd=plan).out, "md")


def test_json(call: Callable[..., Ran], golden: Callable[..., None], plan: Path) -> None:
    """One list, each thing with its day, the entry, on whom it falls and its place."""
    answer = json.loads(call("due", "--as-of", DAY, "-f", "json", "--within", "2w", cwd=plan).out)
    answer["tool"]["version"] = "0"
    golden(json.dumps(answer, indent=1, ensure_ascii=False) + "\n", "json")


def test_places_lead_back(call: Callable[..., Ran], plan: Path) -> None:
    """Each thing tells the line that sets its day."""
    lines = PLAN.splitlines()
    found = json.loads(call("due", "--as-of", DAY, "-f", "json", cwd=plan).out)["due"]
    assert len(found) > 20
    for each in found:
        known = (each["entry"]["id"] if isinstance(each["entry"], dict) else "", each["at"].split(".")[-1])
        line = lines[each["line"] - 1]
        assert (each["file"], any(f"{word}:" in line for word in known)) == ("plan/plan.yaml", True), each


def days(call: Callable[..., Ran], plan: Path, *args: str) -> list[str]:
    """The days on which something falls due."""
    ran = call("due", *args, "-f", "json", cwd=plan)
    assert (ran.code, ran.err) == (0, "")
    return [each["on"] for each in json.loads(ran.out)["due"]]


@pytest.mark.parametrize("within", ["30 days", "30d", "30 dagen", "P30D"])
def test_within(call: Callable[..., Ran], plan: Path, within: str) -> None:
    """How far to look ahead may be written short or long; late things are there in any case."""
    assert days(call, plan, "--as-of", DAY, "--within", within)[-1] == "2026-12-17"
    assert days(call, plan, "--as-of", DAY, "--within", "0d") == ["2026-11-01", "2026-11-01"]


@pytest.mark.parametrize(
    ("option", "heading", "count"),
    [
        (["--person", "Bas Kok"], "What falls due for Bas Kok (bas)", 5),
        (["--person", "nagy", "--within", "1y"], "What falls due for Dóra Nagy (dora)", 4),
        (["--role", "redacteur"], "What falls due for Editor (editor)", 5),
        (["--role", "steering"], "What falls due for Steering group (board)", 2),
        (["--person", "anna", "--role", "trainer"], "What falls due for Anna de Wit (anna) and Trainer (trainer)", 2),
    ],
)
def test_for_somebody(call: Callable[..., Ran], plan: Path, option: list[str], heading: str, count: int) -> None:
    """Only what falls on a person, by whatever role, or on a role or group; known by whatever they are called."""
    ran = call("due", *option, "--as-of", DAY, cwd=plan)
    assert (ran.code, ran.out.splitlines()[0]) == (0, heading)
    assert len(days(call, plan, *option, "--as-of", DAY)) == count


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--person editor", "Nobody in this plan is called `editor`. Try a word of the name or title."),
        ("--person ana", "Nobody in this plan is called `ana`; is “Anna de Wit” (anna) meant?"),
        ("--role anna", "No role in this plan is called `anna`. Try a word of the name or title."),
        (
            "--within soon",
            "`--within` takes a length of time: `soon` is not a length of time. Write a number and a unit, such as `6 weeks`.",
        ),
        (
            "--within d",
            "`--within` takes a length of time: `d` is not a length of time. Write a number and a unit, such as `6 weeks`.",
        ),
        ("-f csv", "`--format` takes one of `text`, `json`, `markdown`, `ics`; `csv` is none of them."),
        ("-f ics -o plan/plan.yaml", "`plan/plan.yaml` belongs to the plan itself. Name another file for the report."),
    ],
)
def test_what_cannot_be_answered(call: Callable[..., Ran], plan: Path, typed: str, said: str) -> None:
    """One sentence, exit code 2, and nothing is written."""
    before = tree(plan)
    assert call("due", *typed.split(), cwd=plan) == (2, "", f"plankit: {said}\n")
    assert tree(plan) == before


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "ics"])
def test_the_same_every_time(run: Callable[..., Ran], plan: Path, format_: str) -> None:
    """The same files and the same day give the same bytes, in processes of their own."""
    first, second = (run("due", "--as-of", DAY, "-f", format_, cwd=plan) for _ in "ab")
    assert first == second
    assert first.code == 0


def test_a_calendar_as_a_file(call: Callable[..., Ran], plan: Path, tmp_path: Path) -> None:
    """The file holds the calendar as it is, its own line ends included."""
    ran = call("due", "--as-of", DAY, "-f", "ics", "-o", tmp_path / "due.ics", cwd=plan)
    assert ran == (0, "", "")
    raw = (tmp_path / "due.ics").read_bytes()
    assert raw.decode() == call("due", "--as-of", DAY, "-f", "ics", cwd=plan).out
    assert raw.count(b"\n") == raw.count(b"\r\n") > 100
    assert vobject.readOne(raw.decode()).contents["x-wr-calname"][0].value == "Intranet plan: What falls due"


def test_a_report_as_a_file_is_plain(call: Callable[..., Ran], plan: Path, tmp_path: Path) -> None:
    """No colour and no window's width in a file."""
    call(
        "due",
        "--as-of",
        DAY,
        "-o",
        tmp_path / "due.txt",
        cwd=plan,
        env={"FORCE_COLOR": "1", "NO_COLOR": "", "COLUMNS": "200"},
    )
    assert (tmp_path / "due.txt").read_text() == call("due", "--as-of", DAY, cwd=plan, env={"COLUMNS": "80"}).out


def test_nothing_is_due(call: Callable[..., Ran], tmp_path: Path) -> None:
    """A plan without days says so; its calendar is an empty one."""
    (tmp_path / "plan.yaml").write_text("plankit: 1\nplan: {title: P, organization: O, language: en}\n")
    ran = call("due", "--as-of", DAY, cwd=tmp_path)
    assert ran == (0, "What falls due\n  Nothing is late; nothing falls due up to 22 February 2027.\n", "")
    assert "VEVENT" not in call("due", "--as-of", DAY, "-f", "ics", cwd=tmp_path).out


def test_the_example_plan(call: Callable[..., Ran]) -> None:
    """What the check warns about as overdue stands among what is late."""
    checked = json.loads(call("check", "plan", "--as-of", "2026-11-24", "-f", "json", cwd=ROOT).out)["findings"]
    overdue = {
        each["at"].split(".")[-2 if each["at"].endswith(("review", "last")) else -1]
        for each in checked
        if "overdue" in each["rule"]
    }
    late = {
        each["entry"]["id"]
        for each in json.loads(call("due", "--as-of", "2026-11-24", "-f", "json", cwd=ROOT).out)["due"]
        if each["late"]
    }
    assert overdue
    assert overdue <= late
