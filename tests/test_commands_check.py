"""`plankit check`: the whole report as it is asked for, wherever one stands and whatever is missing."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from written import CLEAN_DAY, GAP, GAP_DAY, WARNING_DAY, plan_with_a_gap, tree, written  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

UNFILLED = """\
error  unfilled-owner  {file}:15:48
   15 |   check-content: {{title: Check content, owner: content-manager}}
      |                                                ^^^^^^^^^^^^^^^
  “Check content” (check-content) is owned by the role “Content manager” (content-manager), but the
  only holder, “Anna de Vries” (anna), left on 30 September 2026 and nobody follows.
  -> Write who takes over under `holders` of the role “Content manager” (content-manager), or name
     another one under `owner`.

1 error in “Intranet plan” on 2 November 2026 (1 file, 5 entries).
Next: `plankit explain unfilled-owner` tells why it matters and how to mend it.
"""
ONLY = ("--select", "unfilled-owner", "--as-of", GAP_DAY)


@pytest.mark.parametrize(
    ("path", "cwd", "file"),
    [
        ("", "", "plan/plan.yaml"),
        ("plan", "", "plan/plan.yaml"),
        ("plan/", "", "plan/plan.yaml"),
        ("plan/plan.yaml", "", "plan/plan.yaml"),
        ("./plan", "", "plan/plan.yaml"),
        ("", "plan", "plan.yaml"),
        (".", "plan", "plan.yaml"),
        ("plan.yaml", "plan", "plan.yaml"),
        ("../plan", "other", "../plan/plan.yaml"),
        ("../plan/plan.yaml", "other", "../plan/plan.yaml"),
    ],
)
def test_from_wherever_one_stands(call: Callable[..., Ran], gap: Path, path: str, cwd: str, file: str) -> None:
    """Without a path it is `plan`, or else this folder; places are told as seen from here."""
    (gap / "other").mkdir()
    ran = call("check", *filter(None, [path]), *ONLY, cwd=gap / cwd)
    assert ran == (1, UNFILLED.format(file=file), "")


def test_an_absolute_path(call: Callable[..., Ran], gap: Path) -> None:
    """A path from the root of the machine does not end up in the report."""
    assert call("check", gap / "plan", *ONLY, cwd=gap).out == UNFILLED.format(file="plan/plan.yaml")


@pytest.mark.parametrize("columns", ["60", "200"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_in_narrow_and_wide_windows(
    call: Callable[..., Ran],
    golden: Callable[..., None],
    gap: Path,
    columns: str,
    language: str,
) -> None:
    """The report fits the window, and speaks the language asked for."""
    written(gap / "plan", {"more.yaml": "roles: {editor: {title: Editor, holder: bas}}\npeople: {bas: Bas}\n"})
    ran = call(
        "check",
        "--lang",
        language,
        "--as-of",
        GAP_DAY,
        "--select",
        "unfilled-owner",
        "--select",
        "shape",
        cwd=gap,
        env={"COLUMNS": columns},
    )
    assert (ran.code, ran.err) == (1, "")
    golden(ran.out)


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({"NO_COLOR": "1", "FORCE_COLOR": ""}, False),
        ({"NO_COLOR": "", "FORCE_COLOR": ""}, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colour(call: Callable[..., Ran], gap: Path, environment: dict[str, str], coloured: bool) -> None:
    """Colour only adds to the text, and only where it is wanted."""
    out = call("check", *ONLY, cwd=gap, env=environment).out
    assert re.sub(r"\x1b\[[0-9;]*m", "", out) == UNFILLED.format(file="plan/plan.yaml")
    assert ("\x1b[" in out) == coloured


def test_where_only_ascii_can_be_shown(run: Callable[..., Ran], gap: Path) -> None:
    """What the terminal lacks is written as an escape."""
    ran = run("check", *ONLY, cwd=gap, env={"PYTHONIOENCODING": "ascii"})
    told = UNFILLED.format(file="plan/plan.yaml").replace("“", r"\u201c").replace("”", r"\u201d")
    assert ran == (1, told, "")


def test_all_is_well(call: Callable[..., Ran], gap: Path) -> None:
    """Nothing found is said as well, and no more than was looked at."""
    ran = call("check", "--select", "ownership", "--as-of", CLEAN_DAY, cwd=gap)
    said = "The rules that were asked find nothing in “Intranet plan” on 1 May 2026 (1 file, 5 entries).\n"
    assert ran == (0, said, "")


def test_the_horizon(call: Callable[..., Ran], gap: Path) -> None:
    """How far ahead is looked is the option's say, then the plan's, then 90 days."""
    asked = ("check", "--select", "owner-leaves-soon", "--fail-level", "warning", "--as-of")
    assert [call(*asked, day, cwd=gap).code for day in ("2026-07-01", "2026-07-02")] == [0, 1]
    assert [call(*asked, "2026-07-02", "--horizon", text, cwd=gap).code for text in ("89 days", "3 maanden")] == [0, 1]
    written(gap / "plan", {"checks.yaml": "checks: {horizon: 2 weeks}\n"})
    assert [call(*asked, day, cwd=gap).code for day in ("2026-09-15", "2026-09-16")] == [0, 1]


@pytest.mark.parametrize("format_", ["text", "json", "github"])
def test_into_a_file(call: Callable[..., Ran], gap: Path, format_: str) -> None:
    """The file holds what would have been shown, as open as any file, and nothing else is left behind."""
    shown = call("check", *ONLY, "--format", format_, cwd=gap)
    ran = call("check", *ONLY, "--format", format_, "--output", "report", cwd=gap, env={"FORCE_COLOR": "1"})
    assert (ran, shown.code) == ((1, "", ""), 1)
    assert sorted(tree(gap)) == ["plan", "plan/plan.yaml", "report"]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((gap / "report").stat().st_mode) == 0o666 & ~mask
    if format_ != "text":
        assert (gap / "report").read_text() == shown.out


def test_a_report_takes_the_place_of_an_older_one(call: Callable[..., Ran], gap: Path) -> None:
    """Also where that is a link: the file it leads to is written, and the link stays."""
    written(gap, {"old": "older"})
    (gap / "link").symlink_to("old")
    call("check", *ONLY, "-f", "github", "-o", "link", cwd=gap)
    assert (gap / "link").is_symlink()
    assert (gap / "old").read_text().startswith("::error title=unfilled-owner,file=plan/plan.yaml,line=15,")


@pytest.mark.parametrize("place", ["-", "/dev/stdout", "/dev/null"])
def test_devices_are_written_to(run: Callable[..., Ran], gap: Path, place: str) -> None:
    """`-` is standard output, and no file ever takes the place of a device."""
    ran = run("check", *ONLY, "-o", place, cwd=gap, env={"COLUMNS": "100"})
    assert (ran.code, ran.err, "unfilled-owner" in ran.out) == (1, "", place != "/dev/null")
    assert not Path("/dev/null").is_file()


def test_a_file_that_cannot_be_written_stays_as_it_was(
    call: Callable[..., Ran], gap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full, the older report stays and no half of a newer one."""
    written(gap, {"report": "older"})

    def _full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", _full)
    ran = call("check", *ONLY, "-o", "report", cwd=gap)
    assert ran == (2, "", "plankit: `report` cannot be written: the disk is full. Name another file.\n")
    assert sorted(tree(gap)) == ["plan", "plan/plan.yaml", "report"]
    assert (gap / "report").read_text() == "older"


def test_lists_are_part_of_the_plan(call: Callable[..., Ran], gap: Path) -> None:
    """No report takes the place of a list that the plan names, by whatever path."""
    written(gap / "plan", {"content.yaml": "content: {inventory: pages.csv}\n", "pages.csv": "url\n/a\n"})
    ran = call("check", "-o", "plan/../plan/pages.csv", cwd=gap)
    assert (ran.code, (gap / "plan" / "pages.csv").read_text()) == (2, "url\n/a\n")


def test_statistics(call: Callable[..., Ran], gap: Path) -> None:
    """Each rule that found something is counted and timed, the busiest first; the others are summed up."""
    out = call("check", "--statistics", "--select", "ownership", "--as-of", GAP_DAY, cwd=gap).out
    _, _, table = out.partition("Findings per rule\n")
    *rows, rest = [line.split() for line in table.partition("\n\n")[0].splitlines()]
    assert rows[0][:3] == ["1", "unfilled-owner", "error"]
    assert all(re.fullmatch(r"\d+\.\d{3} s", " ".join(row[3:])) for row in rows)
    assert re.fullmatch(r"and \d+ rules that found nothing, in \d\.\d{3} s", " ".join(rest))


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ("--select ownership", ["owner-leaves-soon"]),
        ("--select no-sponsor --select owner-leaves-soon", ["owner-leaves-soon"]),
        ("--ignore ownership", []),
        ("--ignore owner-leaves-soon", []),
        ("--select ownership --ignore owner-leaves-soon", []),
        ("--profile starter", []),
        ("--select plan-not-adopted", []),
        ("--select plan-not-adopted --hints", ["plan-not-adopted"]),
        ("--select plan-not-adopted --profile strict", ["plan-not-adopted"]),
        ("--select plan-not-adopted --fail-level hint", ["plan-not-adopted"]),
    ],
)
def test_which_rules_speak(call: Callable[..., Ran], gap: Path, options: str, shown: list[str]) -> None:
    """Rules and families are chosen and left out by name; hints are shown where they are asked for or count."""
    out = call("check", "--as-of", WARNING_DAY, *options.split(), cwd=gap).out
    assert re.findall(r"^(?:error|warning|hint)  (\S+)", out, re.MULTILINE) == shown


def test_the_same_every_time(call: Callable[..., Ran], gap: Path) -> None:
    """The same files and the same day give the same bytes."""
    for format_ in ("text", "json", "github"):
        first, second = (call("check", "--format", format_, "--as-of", GAP_DAY, "--hints", cwd=gap).out for _ in "ab")
        assert first == second


def test_today_is_that_of_the_organization(call: Callable[..., Ran], gap: Path) -> None:
    """Without `--as-of` the day is today, in the time zone of the plan."""
    days = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        written(gap / "plan", {"checks.yaml": f"checks: {{timezone: {zone}}}\n"})
        days.add(json.loads(call("check", "--format", "json", cwd=gap).out)["plan"]["as_of"])
    assert len(days) == 2


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("nothing", {}),
        ("no-yaml", {"notes.txt": "x", ".hidden.yaml": "plankit: 1"}),
        ("empty-file", {"plan.yaml": ""}),
        ("no-plan", {"people.yaml": "people:\n  anna: {name: Anna}\n"}),
        ("only-the-head", {"plan.yaml": "plankit: 1\nplan: {title: Plan, organization: Oevermark, language: %s}\n"}),
    ],
)
def test_hardly_anything(
    call: Callable[..., Ran],
    golden: Callable[..., None],
    tmp_path: Path,
    name: str,
    files: dict[str, str],
    language: str,
) -> None:
    """What is missing altogether is told in a few lines."""
    written(tmp_path / "plan", {"notes.md": "", **{file: text.replace("%s", language) for file, text in files.items()}})
    ran = call("check", "plan", "--as-of", GAP_DAY, cwd=tmp_path, env={"PLANKIT_LANG": language})
    assert (ran.code, ran.err) == (int(name != "only-the-head"), "")
    assert len(ran.out.splitlines()) <= 28
    golden(ran.out)


ONE_PAGE = """\
plankit: 1
plan: {title: Beheerplan intranet, organization: Waterschap Vlierdelta, language: nl}
people:
  anna: {name: Anna de Vries}
  bas: {name: Bas Kok}
roles:
  intranetmanager: {title: Intranetmanager, holders: anna, deputies: bas}
  redacteur: {title: Redacteur, holders: bas}
ownership: {product_owner: intranetmanager}
responsibilities:
  nieuws: {title: Nieuws plaatsen, owner: redacteur}
  pagina-s: {title: Pagina's bijhouden, owner: redacteur}
  groepen: {title: Groepen openen en sluiten, owner: intranetmanager}
  vragen: {title: Vragen beantwoorden, owner: intranetmanager}
  storingen: {title: Storingen melden bij de leverancier, owner: intranetmanager}
policies:
  plaatsen: {title: Wat er op het intranet mag, owner: redacteur, text: Schrijf voor wie het leest.}
support:
  channels: {balie: {title: Servicebalie}}
  requests: {vraag: {title: Vraag, channel: balie}}
"""


def test_a_plan_of_one_page_gets_a_page_of_advice(
    call: Callable[..., Ran], golden: Callable[..., None], tmp_path: Path
) -> None:
    """Twenty lines of plan give about a page of report, which says what to do next."""
    written(tmp_path, {"plan.yaml": ONE_PAGE})
    ran = call("check", "--as-of", GAP_DAY, cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) <= 60
    golden(ran.out)


def test_a_real_plan_that_names_posts_only(call: Callable[..., Ran]) -> None:
    """A governance plan as institutions publish it gets a page of advice, and no talk of people it does not name."""
    ran = call("check", ROOT / "tests" / "plans" / "posts-only", "--as-of", GAP_DAY, cwd=ROOT)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) <= 60
