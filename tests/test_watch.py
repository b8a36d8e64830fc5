"""`--watch`: a check at every save that says what a fresh check would say, whatever happens to the files."""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from plankit.commands.opening import opened
from plankit.commands.reporting import Wanted, judged_report
from plankit.reporters import reporter
from plankit.reporters.view import View
from plankit.watching import Saves, Standing, told
from plankit.words import words
from running import Running, until

if TYPE_CHECKING:
    from pathlib import Path

    from plankit.commands.opening import Opened

HEAD = "plankit: 1\nplan: {title: Small, organization: Org, language: en}\n"
ROLES = "roles:\n  editor: {title: Editor, mandate: Decides, holders: [anna]}\n"
PEOPLE = "people:\n  anna: {name: Anna}\n"
DAY = "2026-11-24"
FORMATS = ("json", "text", "sarif")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small plan in a folder of its own."""
    folder = tmp_path / "plan"
    folder.mkdir()
    for name, text in {"plan.yaml": HEAD, "roles.yaml": ROLES, "people.yaml": PEOPLE}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def watching(plan: Path, *args: str, command: str = "check") -> Running:
    """A watch of one rule over that plan, on a fixed day where the command knows days."""
    day = () if command == "lint" else ("--as-of", DAY)
    return Running(command, plan.name, "--watch", "--select", "unknown-reference", *day, *args, cwd=plan.parent)


def timeless(line: str) -> str:
    """A line with its time of day left out."""
    assert re.match(r"\d\d:\d\d:\d\d: ", line), line
    return line[10:]


def saved_by_rename(file: Path, text: str) -> None:
    """Save as many editors do: a new file takes the place of the old one."""
    new = file.with_name(f".{file.name}.new")
    new.write_text(text, "utf-8")
    new.replace(file)


def test_each_save_is_checked_at_once(plan: Path) -> None:
    """What is new and what is mended is told, with a report each time; Ctrl-C ends well where all is well."""
    with watching(plan) as watch:
        assert timeless(watch.said(1)) == "watching `plan`. Ctrl-C stops."
        (plan / "roles.yaml").write_text(ROLES.replace("anna", "berta"), "utf-8")
        assert timeless(watch.said(2)) == "checked again, 1 new finding (`roles.yaml:2`)."
        saved_by_rename(plan / "roles.yaml", ROLES.replace("[anna]", "[anna, carla]"))
        assert timeless(watch.said(3)) == "checked again, 1 new finding (`roles.yaml:2`), 1 mended."
        saved_by_rename(plan / "roles.yaml", ROLES)
        assert timeless(watch.said(4)) == "checked again, 1 mended."
        assert watch.stop() == 0
        assert watch.said(5) == "Stopped after 4 checks."
    shown = "".join(watch.out)
    assert shown.count("The rules that were asked find nothing") == 2
    assert shown.index("berta") < shown.index("carla")
    assert "\x1b" not in shown


def test_ends_as_a_check_would(plan: Path) -> None:
    """Whoever stops a watch of a plan with errors is told by the exit code."""
    (plan / "roles.yaml").write_text(ROLES.replace("anna", "berta"), "utf-8")
    with watching(plan) as watch:
        watch.said(1)
        assert watch.stop() == 1


def test_broken_text_is_told_and_mends_nothing(plan: Path) -> None:
    """Where a file cannot be read, what was wrong with it before is not called mended."""
    (plan / "roles.yaml").write_text(ROLES.replace("anna", "berta"), "utf-8")
    with Running("check", "plan", "--watch", "--as-of", DAY, cwd=plan.parent) as watch:
        watch.said(1)
        (plan / "roles.yaml").write_text(ROLES.replace("anna]", "berta"), "utf-8")
        assert timeless(watch.said(2)) == "checked again, 1 new finding (`roles.yaml:2`)."
        (plan / "roles.yaml").write_text(ROLES.replace("anna", "berta"), "utf-8")
        assert timeless(watch.said(3)) == "checked again, 1 mended."


def test_a_file_that_is_emptied_to_be_written_is_looked_at_once(plan: Path) -> None:
    """The moment between is not told of, though it lasts longer than the quiet after which a save counts as done."""
    with watching(plan) as watch:
        watch.said(1)
        with (plan / "roles.yaml").open("w", encoding="utf-8") as file:
            time.sleep(0.12)
            file.write(ROLES.replace("anna", "berta"))
        assert timeless(watch.said(2)) == "checked again, 1 new finding (`roles.yaml:2`)."


def test_files_come_and_go(plan: Path) -> None:
    """A file added, moved into a folder of its own or taken away is noticed; one that is no part of the plan is not."""
    with watching(plan) as watch:
        watch.said(1)
        (plan / "notes.txt").write_text("nothing", "utf-8")
        (plan / "people.yaml").rename(plan / "people.old")
        assert timeless(watch.said(2)) == "checked again, 1 new finding (`roles.yaml:2`)."
        (plan / "sub").mkdir()
        (plan / "people.old").rename(plan / "sub" / "people.yaml")
        until(lambda: "1 mended" in watch.err[-1], watch)
        lines = len(watch.err)
        (plan / "sub").rename(plan.parent / "elsewhere")
        assert timeless(watch.said(lines + 1)) == "checked again, 1 new finding (`roles.yaml:2`)."


def test_lists_belong_to_the_plan(plan: Path) -> None:
    """A person added to a list in CSV is known at once."""
    (plan / "plan.yaml").write_text(HEAD.replace("}", ", people_from: staff.csv}"), "utf-8")
    (plan / "staff.csv").write_text("id,name\ncarla,Carla\n", "utf-8")
    (plan / "roles.yaml").write_text(ROLES.replace("anna", "berta"), "utf-8")
    with watching(plan) as watch:
        watch.said(1)
        (plan / "staff.csv").write_text("id,name\ncarla,Carla\nberta,Berta\n", "utf-8")
        assert timeless(watch.said(2)) == "checked again, 1 mended."


def test_a_plan_that_is_gone_may_come_back(plan: Path) -> None:
    """That there is nothing to check is said once; the plan is checked again when it is back, and watched as before."""
    with watching(plan) as watch:
        watch.said(1)
        plan.rename(plan.with_name("away"))
        assert timeless(watch.said(2)).startswith("There is no `plan`")
        plan.with_name("away").rename(plan)
        assert timeless(watch.said(3)) == "checked again, nothing new."
        (plan / "roles.yaml").write_text(ROLES.replace("anna", "berta"), "utf-8")
        assert timeless(watch.said(4)) == "checked again, 1 new finding (`roles.yaml:2`)."
        shutil.rmtree(plan)
        until(lambda: "There is no" in watch.err[-1], watch)
        assert watch.stop() == 2


def test_the_plan_above_is_looked_after_too(plan: Path) -> None:
    """A change to the plan that this one is built on is noticed as well."""
    above = plan.parent / "above"
    above.mkdir()
    (above / "plan.yaml").write_text(HEAD.replace("Small", "Above"), "utf-8")
    (plan / "people.yaml").rename(above / "people.yaml")
    (plan / "plan.yaml").write_text(HEAD.replace("}", ", extends: ../above}"), "utf-8")
    with watching(plan) as watch:
        watch.said(1)
        (above / "people.yaml").write_text("people: {}\n", "utf-8")
        assert timeless(watch.said(2)) == "checked again, 1 new finding (`roles.yaml:2`)."


def test_a_plan_in_one_file(plan: Path) -> None:
    """A plan that is a file is watched as well, however it is saved."""
    file = plan / "plan.yaml"
    file.write_text(HEAD + ROLES + PEOPLE, "utf-8")
    with Running("lint", "plan/plan.yaml", "--watch", "--select", "unknown-reference", cwd=plan.parent) as watch:
        assert timeless(watch.said(1)) == "watching `plan/plan.yaml`. Ctrl-C stops."
        saved_by_rename(file, HEAD + ROLES)
        assert timeless(watch.said(2)) == "checked again, 1 new finding (`plan.yaml:4`)."
        saved_by_rename(file, HEAD + ROLES + PEOPLE)
        assert timeless(watch.said(3)) == "checked again, 1 mended."


def test_programs_read_one_report_after_another(plan: Path) -> None:
    """In a format for programs nothing but reports is printed; lint watches as check does."""
    with watching(plan, "--format", "jsonl", command="lint") as watch:
        watch.said(1)
        (plan / "roles.yaml").write_text(ROLES.replace("anna", "berta"), "utf-8")
        watch.said(2)
        watch.stop()
    assert [line[0] for line in watch.out] == ["{"] * len(watch.out)
    assert "berta" in watch.out[-1]


def test_known_debts_stay_known(plan: Path, run) -> None:
    """With a baseline only what is new is reported, and a baseline written anew counts at once."""
    (plan / "roles.yaml").write_text(ROLES.replace("anna", "berta"), "utf-8")
    run("check", "plan", "--baseline", "known.json", "--update-baseline", "all", cwd=plan.parent)
    with watching(plan, "--baseline", "known.json") as watch:
        watch.said(1)
        (plan / "roles.yaml").write_text(ROLES.replace("[anna]", "[berta, carla]"), "utf-8")
        assert timeless(watch.said(2)) == "checked again, 1 new finding (`roles.yaml:2`)."
        run("check", "plan", "--baseline", "known.json", "--update-baseline", "all", cwd=plan.parent)
        assert timeless(watch.said(3)) == "checked again, 1 mended."


@pytest.mark.skipif(os.name != "posix", reason="the terminal is of POSIX")
def test_on_a_terminal_each_report_begins_on_top(plan: Path) -> None:
    """Between two reports the screen is cleared; what scrolled away before stays."""
    import pty

    terminal, end = pty.openpty()
    with Running("lint", "plan", "--watch", cwd=plan.parent, env={"TERM": "xterm"}, stdout=end) as watch:
        watch.said(1)
        (plan / "roles.yaml").write_text(ROLES.replace("anna", "berta"), "utf-8")
        watch.said(2)
        watch.stop()
    os.close(end)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    first, second = shown.split("\x1b[2J\x1b[H")
    assert ("berta" in first, "berta" in second) == (False, True)


@pytest.mark.parametrize(
    "args",
    [("--output", "report.txt"), ("--format", "json=report.json"), ("--base", "HEAD")],
)
def test_what_does_not_go_with_a_watch(plan: Path, call, args: tuple[str, ...]) -> None:
    """One sentence names the option that a check without end has no use for."""
    option = "--output" if args[0] == "--format" else args[0]
    done = call("check", "plan", "--watch", *args, cwd=plan.parent)
    said = f"plankit: `--watch` prints a report at every save and does not go with `{option}`.\n"
    assert done == (2, "", said)


def test_without_the_extra(plan: Path, call, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "watchfiles", None)
    done = call("check", "plan", "--watch", cwd=plan.parent)
    said = 'plankit: This needs a part of plankit that is not installed: run `pip install "plankit[watch]"`.\n'
    assert done == (2, "", said)


def test_a_plan_that_cannot_be_opened(call, tmp_path: Path) -> None:
    """A watch begins with a plan; without one it ends as a check does."""
    done = call("check", "nowhere", "--watch", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")


def test_a_termination_is_a_termination(plan: Path) -> None:
    """Whoever ends the process ends it, at once."""
    with watching(plan) as watch:
        watch.said(1)
        assert watch.stop(signal.SIGTERM) == -signal.SIGTERM


class Again:
    """A plan that is looked at again and again, each time beside its last state."""

    def __init__(self, plan: Path) -> None:
        """Look for the first time."""
        self.plan = plan
        self.opened: Opened | None = None

    def reports(self) -> list[str]:
        """The report in several formats, of what changed alone."""
        self.opened = opened(self.plan, as_of=DAY, like=self.opened.index.plan if self.opened else None)
        return spoken(self.opened)


def spoken(plan: Opened) -> list[str]:
    """A report with hints in several formats, to the byte."""
    report = judged_report(plan, Wanted(hints=True, profile="strict"))
    return [reporter(each)(report, View()) for each in FORMATS]


EDITS = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.integers(0, 300),
        st.sampled_from(["drop", "double", "key", "indent", "word", "swap", "empty", "remove", "restore"]),
    ),
    min_size=1,
    max_size=5,
)


def edit(plan: Path, number: int, line: int, kind: str) -> None:
    """Change one file of a plan as people do, by accident or not."""
    whole = ROOT / "plan"
    files = sorted(each.relative_to(whole) for each in whole.rglob("*.*") if each.suffix in {".yaml", ".csv"})
    file = files[number % len(files)]
    place = plan / file
    if kind == "remove":
        place.unlink(missing_ok=True)
    elif kind == "restore" or not place.exists():
        place.write_bytes((whole / file).read_bytes())
    else:
        lines = place.read_text("utf-8").splitlines(keepends=True)
        place.write_text("".join(_edited(lines, line % max(len(lines), 1), kind)), "utf-8")


def _edited(lines: list[str], at: int, kind: str) -> list[str]:
    if kind == "empty" or not lines:
        return []
    if kind == "drop":
        return lines[:at] + lines[at + 1 :]
    if kind == "double":
        return [*lines[:at], lines[at], *lines[at:]]
    if kind == "swap":
        return [*lines[:at], *reversed(lines[at : at + 2]), *lines[at + 2 :]]
    changed = {"key": lambda text: text.replace(":", "s:", 1), "indent": lambda text: f" {text}", "word": _retyped}
    return [*lines[:at], changed[kind](lines[at]), *lines[at + 1 :]]


def _retyped(text: str) -> str:
    return re.sub(r"\d+|[a-z]+-[a-z]+", "7", text, count=1)


@settings(max_examples=12)
@given(EDITS)
def test_what_is_kept_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, str]]
) -> None:
    """After any edits a look beside the last state says, to the byte, what a first look says."""
    plan = tmp_path_factory.mktemp("edited") / "plan"
    shutil.copytree(ROOT / "plan", plan)
    again = Again(plan)
    again.reports()
    for each in edits:
        edit(plan, *each)
        assert again.reports() == spoken(opened(plan, as_of=DAY))


def test_only_what_changed_is_read(plan: Path) -> None:
    """A file that is as it was is taken over; the others are not."""
    again = Again(plan)
    again.reports()
    before = again.opened.index.plan.sources
    (plan / "roles.yaml").write_text(ROLES.replace("anna", "berta"), "utf-8")
    again.reports()
    after = again.opened.index.plan.sources
    assert {name for name in after if after[name] is before[name]} == {"plan.yaml", "people.yaml"}


def test_a_new_day_is_looked_at(plan: Path) -> None:
    """A watch that runs into the next day checks for that day; one that was asked about a day does not."""
    from plankit.commands.watching import Check

    def look(*, like: object) -> Opened:
        return opened(plan, as_of="2020-01-01", like=like)

    for dated in (False, True):
        check = Check(look, Wanted(), static=False, dated=dated)
        check._report()
        assert check.is_of_yesterday() is not dated


def test_what_a_turn_says() -> None:
    """The end of the line in every case, in both languages."""
    found = spoken_turns()
    assert found == [
        ("nothing new", "niets nieuws"),
        ("1 new finding (`a.yaml:3`)", "1 nieuwe bevinding (`a.yaml:3`)"),
        ("2 new findings (the first at `a.yaml:3`)", "2 nieuwe bevindingen (de eerste in `a.yaml:3`)"),
        ("1 new finding (`b.yaml:1`), 1 mended", "1 nieuwe bevinding (`b.yaml:1`), 1 verholpen"),
        ("2 mended", "2 verholpen"),
        ("not all of the plan can be read", "niet het hele plan is te lezen"),
    ]


def spoken_turns() -> list[tuple[str, str]]:
    """What is told of findings that come and go, in English and in Dutch."""
    from plankit.findings import Finding, Place, Span
    from plankit.words import say

    def finding(file: str, line: int) -> Finding:
        at = Place(file, Span(line, 1, line, 2))
        return Finding("r", "error", at, f"{file}.{line}", say("wrong"), None, (), f"{file}{line}", "", (), timed=False)

    one, two, other = finding("a.yaml", 3), finding("a.yaml", 9), finding("b.yaml", 1)
    rounds = [
        ((one,), (one,), True),
        ((), (one,), True),
        ((), (two, one), True),
        ((one,), (other,), True),
        ((one, two), (), True),
        ((one, two), (one,), False),
    ]
    turns = [Standing(before).turn(after, whole=whole) for before, after, whole in rounds]
    return [(words("en")(told(each)), words("nl")(told(each))) for each in turns]


def test_a_machine_that_cannot_watch(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many folders to watch, the plan is looked at now and then."""
    saves = Saves(plan)

    def refused(*_: object, **__: object) -> None:
        raise OSError("no more watches")

    monkeypatch.setattr(saves, "_watch", refused)
    saves.took(opened(plan).index.plan.texts.log)
    waits = iter(saves)
    assert next(waits) is False
    (plan / "roles.yaml").write_text(ROLES + "# more\n", "utf-8")
    assert next(waits) is True


def test_what_lies_beside_the_plan_is_looked_after_too(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that comes, changes or goes, and a folder with all in it, are noticed once each, whatever the machine tells."""
    beside, file = plan.parent / "beside", plan.parent / "one.css"
    saves = Saves(plan, [file, beside])

    def refused(*_: object, **__: object) -> None:
        raise OSError("no more watches")

    monkeypatch.setattr(saves, "_watch", refused)
    monkeypatch.setattr("plankit.watching.saves.PAUSE", 0)
    saves.took(opened(plan).index.plan.texts.log)
    waits = iter(saves)
    assert next(waits) is False
    steps = [
        lambda: file.write_text("a", "utf-8"),
        lambda: file.write_text("ab", "utf-8"),
        beside.mkdir,
        lambda: (beside / "x").write_text("x", "utf-8"),
        (beside / "x").unlink,
        beside.rmdir,
        file.unlink,
    ]
    for step in steps:
        step()
        assert [next(waits), next(waits)] == [True, False]
