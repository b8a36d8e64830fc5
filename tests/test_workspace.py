"""Several plans in one call: each under its heading, all findings in one document, one summary, on one core or on more."""

from __future__ import annotations

import json
import os
import sys
from operator import itemgetter
from typing import TYPE_CHECKING
from unittest import mock
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT
from gitted import Repo
from plankit.commands import cores
from plankit.files import texts
from plankit.plan import load
from plankit.reporters import FORMATS
from written import GAP, GAP_DAY, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Ran

FINE = """\
plankit: 1
plan: {title: Plan of %s, organization: Oevermark, language: en}
checks: {profile: starter}
"""
BREDA = f"{GAP}checks: {{profile: starter}}\n"
DUTCH = FINE.replace("Plan of", "Plan van").replace("language: en", "language: nl")
ASKED = ("--as-of", GAP_DAY)


@pytest.fixture(name="three")
def three_plans(tmp_path: Path) -> Path:
    """A plan in order, one with a gap and one in Dutch with an unknown name, side by side."""
    files = {
        "plans/almere/plan.yaml": FINE % "Almere",
        "plans/breda/plan.yaml": BREDA,
        "plans/cuijk/plan.yaml": DUTCH % "Cuijk" + "policies: {posten: {title: Posten, owner: niemand}}\n",
        "plans/README.md": "# Our plans\n",
    }
    return written(tmp_path, files)


def plans(folder: Path) -> list[str]:
    """The places that a shell makes of `plans/*`."""
    return [f"plans/{each.name}" for each in sorted((folder / "plans").iterdir())]


@pytest.mark.parametrize("language", ["", "nl"])
def test_each_plan_and_all_of_them(
    call: Callable[..., Ran], golden: Callable[..., None], three: Path, language: str
) -> None:
    """Each plan has its heading and speaks its language, what is no plan by its name is passed over, and one summary ends it."""
    ran = call("check", *plans(three), *ASKED, *(["--lang", language] if language else []), cwd=three)
    assert (ran.code, ran.err) == (1, "")
    golden(ran.out)


def test_the_text_alone(call: Callable[..., Ran], golden: Callable[..., None], three: Path) -> None:
    """`lint` takes several as well, and counts what each rule found in all of them."""
    ran = call("lint", *plans(three), "--select", "shape", "--format", "json", "--statistics", cwd=three)
    report = json.loads(ran.out)
    assert (ran.code, ran.err, report["summary"]["errors"]) == (1, "", 1)
    assert {each["rule"]: each["findings"] for each in report["statistics"]}["unknown-reference"] == 1
    assert call("lint", "plans/almere", "plans/breda", cwd=three).out.endswith("\n\n2 plans: 2 in order.\n")


def test_a_plan_that_cannot_be_opened_keeps_no_other_from_being_checked(
    call: Callable[..., Ran], golden: Callable[..., None], three: Path
) -> None:
    """It is told of in its turn, in every format, and the exit code is the worst."""
    (three / "plans" / "empty").mkdir()
    places = ["plans/almere", "plans/brda", "plans/empty", "plans/breda"]
    ran = call("check", *places, *ASKED, "--format", "text", "--format", "json=out.json", cwd=three)
    assert (ran.code, ran.err) == (2, "")
    golden(ran.out)
    report = json.loads((three / "out.json").read_text("utf-8"))
    assert [(each["root"], each["closed"]) for each in report["plans"]] == [
        ("plans/almere", None),
        ("plans/brda", "There is no `plans/brda`; is `plans/breda` meant?"),
        ("plans/empty", None),
        ("plans/breda", None),
    ]
    assert [(each["rule"], each["file"]) for each in report["findings"]] == [
        ("no-plan", "plans/brda"),
        ("no-plan", "plans/empty"),
        ("unfilled-owner", "plans/breda/plan.yaml"),
    ]


def test_a_fault_in_the_call_is_told_once(call: Callable[..., Ran], three: Path) -> None:
    """What keeps every plan from being opened is no matter of the plans."""
    ran = call("check", *plans(three), "--as-of", "2026-11-31", cwd=three)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("plankit: `--as-of` takes a day: ")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (
            ["--baseline", "known.json"],
            "`--baseline` takes down what is wrong in one plan. Check several without it, or one at a time with it.",
        ),
        (["--watch"], "`--watch` looks after one plan at a time; start it once for each."),
        (
            ["--output", "plans/breda/plan.yaml"],
            "`plans/breda/plan.yaml` belongs to the plan itself. Name another file for the report.",
        ),
    ],
)
def test_what_goes_with_one_plan_only(call: Callable[..., Ran], three: Path, options: list[str], why: str) -> None:
    """One sentence, and nothing is written."""
    assert call("check", *plans(three), *options, *ASKED, cwd=three) == (2, "", f"plankit: {why}\n")
    assert (three / "plans" / "breda" / "plan.yaml").read_text("utf-8") == BREDA


@pytest.mark.parametrize("command", ["check", "render", "gaps"])
def test_a_folder_of_plans_is_no_plan(call: Callable[..., Ran], three: Path, command: str) -> None:
    """Which of them is meant is not guessed; the sentence says how to name one, and how to check all."""
    why = (
        "`plans` holds 3 plans, each in a folder of its own, such as `plans/almere` and `plans/breda`. Name one of them; "
        "`plankit check plans/*` checks them all."
    )
    assert call(command, "plans", cwd=three)[::2] == (2, f"plankit: {why}\n")


def test_a_plan_with_an_old_one_below_is_one_plan() -> None:
    """Where a title stands at the top, another one below it is a mistake in that plan."""
    plan = load(texts({"plan.yaml": FINE % "A", "old/plan.yaml": FINE % "B", "new/plan.yaml": FINE % "C"}))
    assert plan.several == []
    assert {each.rule for each in plan.problems} == {"duplicate-entry"}


def test_a_place_that_is_named_twice_is_one(call: Callable[..., Ran], three: Path) -> None:
    """Each plan is reported once, however it is called."""
    (three / "link").symlink_to("plans/breda")
    one = call("check", "plans/breda", *ASKED, cwd=three)
    assert call("check", "plans/breda", "./plans/../plans/breda", "plans/README.md", *ASKED, cwd=three) == one
    assert call("check", "plans/almere", "link", "plans/breda", *ASKED, cwd=three).out.count("== ") == 2


def test_all_formats_are_whole_documents(call: Callable[..., Ran], three: Path) -> None:
    """Every format holds the findings of all plans, in files as seen from here, each with a fingerprint of its own."""
    written(three, {"plans/delft/plan.yaml": BREDA})
    options = [f"--format={name}={name}.out" for name in FORMATS]
    assert call("check", *plans(three), *ASKED, *options, cwd=three) == (1, "", "")
    out = {name: (three / f"{name}.out").read_text("utf-8") for name in FORMATS}
    schema = json.loads((ROOT / "docs" / "findings.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(out["json"]))
    files = [f"plans/{name}/plan.yaml" for name in ("breda", "cuijk", "delft")]
    found = json.loads(out["json"])["findings"]
    assert [each["file"] for each in found] == files
    assert [json.loads(line)["file"] for line in out["jsonl"].splitlines()] == files
    assert [each["location"]["path"] for each in json.loads(out["gitlab"])] == files
    assert [each["location"]["path"] for each in json.loads(out["rdjson"])["diagnostics"]] == files
    results = json.loads(out["sarif"])["runs"][0]["results"]
    assert [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results] == files
    assert len({each["fingerprint"] for each in found}) == 3
    assert [line.partition("file=")[2].partition(",")[0] for line in out["github"].splitlines()] == files
    assert [line.partition("sourcepath=")[2].partition(";")[0] for line in out["azure"].splitlines()] == files
    assert [each.get("name") for each in ET.fromstring(out["checkstyle"])] == [  # noqa: S314
        "plans/almere/plan.yaml",
        *files,
    ]
    suites = ET.fromstring(out["junit"])  # noqa: S314 - our own output
    assert [(each.get("name"), each.get("failures")) for each in suites] == [
        (files[number], "1") for number in (0, 2, 1)
    ]
    assert all(f"`{file}:" in out["markdown"].replace("\\", "") for file in files)
    assert "4 plans: 1 in order and 3 with errors" in out["markdown"]


def test_marks_stand_at_the_files_of_the_repository(call: Callable[..., Ran], three: Path) -> None:
    """From a folder below the top, services are told the way from the top; a fingerprint is the same from everywhere."""
    Repo(three)
    below = call("check", "breda", "cuijk", *ASKED, "--format", "gitlab", cwd=three / "plans")
    above = call("check", "plans/breda", "plans/cuijk", *ASKED, "--format", "gitlab", cwd=three)
    assert below.out == above.out
    assert [each["location"]["path"] for each in json.loads(above.out)] == [
        "plans/breda/plan.yaml",
        "plans/cuijk/plan.yaml",
    ]


def test_compared_with_a_revision(call: Callable[..., Ran], golden: Callable[..., None], three: Path) -> None:
    """Each plan is compared with itself as it was; one that is new is told of beside the report."""
    repo = Repo(three)
    repo.commit()
    repo.write({"plans/almere/more.yaml": "ownership: {sponsor: nobody}\n", "plans/new/plan.yaml": FINE % "New"})
    ran = call("check", *plans(three), "--base", "HEAD", *ASKED, cwd=three)
    assert ran.code == 1
    golden(f"{ran.out}{ran.err}")


@pytest.fixture(name="many")
def many_plans(tmp_path: Path) -> Path:
    """Twenty plans, some with something wrong in them, all built on one."""
    common = (
        FINE % "all"
        + "people: {anna: {name: Anna}, bas: {name: Bas}}\nroles: {editor: {title: Editor, holders: anna}}\n"
    )
    files = {"plans/common/plan.yaml": common}
    for number in range(20):
        owner = ("editor", "bas", "nobody")[number % 3]
        files[f"plans/site-{number:02}/plan.yaml"] = (
            f"plankit: 1\nplan: {{title: Site {number}, extends: ../common}}\n"
            f"responsibilities: {{news: {{title: News, owner: {owner}}}}}\n"
        )
    return written(tmp_path, files)


FORMS = [["--format", name] for name in ("text", "json", "sarif", "junit", "markdown", "checkstyle")]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="processes are not doubled here")
@pytest.mark.parametrize("options", FORMS, ids=itemgetter(1))
def test_the_same_on_any_number_of_cores(call: Callable[..., Ran], many: Path, options: list[str]) -> None:
    """However many processes share the work, every byte is the same."""
    one, *others = (_on(hands, call, many, options) for hands in (1, 2, 3, 7))
    assert one.code == 1
    assert [each == one for each in others] == [True] * 3


def _on(hands: int, call: Callable[..., Ran], many: Path, options: list[str]) -> Ran:
    with mock.patch.object(cores, "processors", return_value=hands), mock.patch.object(cores, "PAYS", 1e-9):
        return call("check", *plans(many), *ASKED, *options, cwd=many)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="processes are not doubled here")
def test_other_processes_are_heard_and_ended() -> None:
    """What comes back is in order; one that ends early or says what cannot be sent has its share done here."""
    here = os.getpid()

    def work(number: int) -> tuple[int, bool]:
        if number == 5 and os.getpid() != here:
            os._exit(0)
        return number, os.getpid() == here

    assert cores.divided(work, range(9), 3) == [(number, number % 3 in {0, 2}) for number in range(9)]
    assert [made() for made in cores.divided(lambda number: lambda: number, range(4), 2)] == [0, 1, 2, 3]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="processes are not doubled here")
def test_what_goes_wrong_elsewhere_is_told_here() -> None:
    """A fault in another process is raised here, and none is left behind."""

    def work(number: int) -> int:
        return 1 // (number - 3)

    with pytest.raises(ZeroDivisionError):
        cores.divided(work, range(6), 2)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize(
    ("each", "left", "hands"), [(0.001, 10, 1), (0.01, 300, 2), (1.0, 1, 1), (5.0, 2, 2), (0.04, 4, 2)]
)
def test_only_where_it_pays(each: float, left: int, hands: int) -> None:
    """A little work stays in one process; two cores are both used for much."""
    with mock.patch.object(cores, "processors", return_value=2):
        assert cores._hands(each, left) == hands


def test_an_answer_about_several_plans_is_remembered(call: Callable[..., Ran], many: Path, tmp_path: Path) -> None:
    """The same question is answered without a plan being opened, until any file of any of them changes."""
    cache = {"PLANKIT_CACHE": str(tmp_path / "cache")}
    Repo(many / "plans")

    def asked() -> Ran:
        return call("check", *plans(many), *ASKED, cwd=many, env=cache)

    first = asked()
    with mock.patch("plankit.commands.opening.opened", side_effect=AssertionError):
        assert asked() == first
    (many / "plans" / "site-07" / "more.yaml").write_text("ownership: {sponsor: nobody}\n")
    second = asked()
    assert second.out != first.out
    assert second == call("check", *plans(many), *ASKED, cwd=many)
    (many / "plans" / "common" / "plan.yaml").write_text(FINE % "all")
    assert asked() == call("check", *plans(many), *ASKED, cwd=many) != second


def test_plans_are_let_go_of(many: Path) -> None:
    """What was read for a plan is gone when its report is made, without a collector of garbage."""
    import gc
    from functools import partial

    from plankit.commands.opening import opened
    from plankit.commands.reporting import Wanted
    from plankit.commands.several import Way, judged
    from plankit.plan import Kin, Plan

    way = Way(partial(opened, as_of=GAP_DAY, kin=Kin()), Wanted(), False, frozenset({"text"}), False)

    def alive() -> int:
        return sum(isinstance(each, Plan) for each in gc.get_objects())

    gc.collect()
    gc.disable()
    try:
        judged(way, many / "plans" / "site-00")
        before = alive()
        for number in range(1, 6):
            judged(way, many / "plans" / f"site-{number:02}")
        assert alive() == before
    finally:
        gc.enable()


@pytest.fixture(autouse=True)
def plain_python() -> Iterator[None]:
    """Nobody watches this process, so that it may be doubled."""
    trace = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(trace)
