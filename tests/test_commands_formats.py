"""Several formats at once, each at its place; the default of each build service; nothing hostile in any of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from conftest import ROOT
from plankit.reporters import FORMATS
from plankit.rules import all_rules
from test_commands_hostile import CASES
from written import GAP_DAY, tree, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

PLAN = """\
plankit: 1
plan: {title: Plan for Oevermark, organization: Oevermark, owner: manager}
people: {anna: {name: Anna de Wit, until: 2026-09-30}, bas: {name: Bas Otten}}
roles:
  manager: {title: Intranet manager, holders: [bas]}
  editor: {title: Editor, holders: [anna]}
responsibilities:
  check-content: {title: Check content, owner: editor}
  write-news: {title: Write news, owner: manager}
"""
ENVIRONMENTS = {
    "none": {},
    "github": {"GITHUB_ACTIONS": "true", "CI": "true"},
    "azure": {"TF_BUILD": "True"},
    "gitlab": {"GITLAB_CI": "true", "CI": "true"},
    "teamcity": {"TEAMCITY_VERSION": "2026.1"},
}
COMMAND = re.compile(r"^\s*::|##vso\[|##\[|##teamcity\[")
OWN = re.compile(
    r"::(error|warning|notice) title=[a-z-]+(,file=[^:]*)?::|##vso\[task\.logissue type=(error|warning);sourcepath=[^\];]*;linenumber=\d+;columnnumber=\d+;code=[a-z-]+;\]"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A folder of a repository with a plan in which a role is held by nobody."""
    (tmp_path / ".git").mkdir()
    written(tmp_path / "docs" / "plan", {"plan.yaml": PLAN})
    return tmp_path / "docs"


def check(call: Callable[..., Ran], plan: Path, *options: str, **more: object) -> Ran:
    """A check of the errors on the day of the gap."""
    return call("check", "--as-of", GAP_DAY, "--select", "unfilled-owner", *options, cwd=plan, **more)


def test_several_at_once(call: Callable[..., Ran], plan: Path) -> None:
    """One is printed, the others go to their files, and each says the same."""
    named = [f"--format={each}={each}.out" for each in FORMATS if each != "text"]
    ran = check(call, plan, "--format", "text", *named)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("error  unfilled-owner  plan/plan.yaml:8:48\n")
    told = {each: "unfilled-owner" in (plan / f"{each}.out").read_text("utf-8") for each in FORMATS if each != "text"}
    assert told == dict.fromkeys(told, True)


@pytest.mark.parametrize(
    ("options", "printed", "files"),
    [
        (["--format", "json", "--output", "a"], "", {"a": "{"}),
        (["--format", "text=t", "--format", "json", "--output", "a"], "", {"t": "error", "a": "{"}),
        (["--format", "sarif", "--format", "gitlab=g", "-o", "s"], "", {"s": "{", "g": "["}),
        (["--format", "json", "--format", "gitlab=g"], "{", {"g": "["}),
        (["--format", "json", "--format", "text", "-o", "a"], "error", {"a": "{"}),
        (["--format", "text=a=b"], "", {"a=b": "error"}),
        (["--format", "json=-", "--format", "text=t"], "{", {"t": "error"}),
        (["-o", "t"], "", {"t": "error"}),
        (["-o", "-", "-f", "gitlab"], "[", {}),
    ],
)
def test_where_reports_go(
    call: Callable[..., Ran], plan: Path, options: list[str], printed: str, files: dict[str, str]
) -> None:
    """`FORMAT=FILE` has its own file, `--output` is for the first without one, the rest is printed."""
    ran = check(call, plan, *options)
    made = {each.name: each.read_text("utf-8").split("\n")[0].split()[0] for each in plan.iterdir() if each.is_file()}
    assert (ran.code, ran.err, ran.out.split()[:1], made) == (1, "", [printed] if printed else [], files)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (
            ["--format", "text", "--format", "json"],
            "Only one report can be printed, not both `text` and `json`; give one a file: `--format json=FILE`.",
        ),
        (
            ["--format", "json=a", "--format", "sarif=./a"],
            "`json` and `sarif` cannot both go to `./a`; name another file for one of them.",
        ),
        (
            ["--format", "json=a", "-o", "b"],
            "`--output`: every `--format` names a file of its own already. Leave `--output` out.",
        ),
        (
            ["--format", "gitlab=plan/plan.yaml"],
            "`plan/plan.yaml` belongs to the plan itself. Name another file for the report.",
        ),
        (
            ["--format", "xml=a"],
            f"`--format` takes one of {', '.join(f'`{each}`' for each in FORMATS)}; `xml` is none of them.",
        ),
        (
            ["--format", "=a"],
            f"`--format` takes one of {', '.join(f'`{each}`' for each in FORMATS)}; `=a` is none of them.",
        ),
        (
            ["--gitlab-errors", "huge"],
            "`--gitlab-errors` takes one of `info`, `minor`, `major`, `critical`, `blocker`; `huge` is none of them.",
        ),
    ],
)
def test_what_cannot_be(call: Callable[..., Ran], plan: Path, options: list[str], complaint: str) -> None:
    """Exit code 2, one sentence with the remedy, and nothing is written."""
    before = tree(plan)
    assert check(call, plan, *options) == (2, "", f"plankit: {complaint}\n")
    assert tree(plan) == before


def test_in_github_actions(call: Callable[..., Ran], plan: Path) -> None:
    """Without `--format`: the text, annotations below it, and a summary added to that of the job."""
    summary = plan / "summary.md"
    summary.write_text("before\n")
    ran = check(call, plan, env=ENVIRONMENTS["github"] | {"GITHUB_STEP_SUMMARY": str(summary)})
    text, _, annotation = ran.out.partition("::error ")
    assert (ran.code, text) == (1, check(call, plan).out)
    assert annotation.startswith("title=unfilled-owner,file=docs/plan/plan.yaml,line=8,endLine=8,col=48,endColumn=54::")
    assert summary.read_text("utf-8").startswith("before\n<!-- plankit -->\n\n### plankit: 1 error in ")


@pytest.mark.parametrize("summary", ["nowhere/summary.md", ""])
def test_a_summary_that_cannot_be_added(call: Callable[..., Ran], plan: Path, summary: str) -> None:
    """How a check ends is decided by the plan alone."""
    env = ENVIRONMENTS["github"] | {"GITHUB_STEP_SUMMARY": summary}
    ran = check(call, plan, env=env)
    assert (ran.code, ran.err, "::error " in ran.out) == (1, "", True)


@pytest.mark.parametrize(
    ("environment", "marks"),
    [("none", 0), ("gitlab", 0), ("teamcity", 0), ("azure", 1), ("github", 1)],
)
def test_the_default_of_each_service(call: Callable[..., Ran], plan: Path, environment: str, marks: int) -> None:
    """The text everywhere, and marks at the lines where the log can carry them."""
    ran = check(call, plan, env=ENVIRONMENTS[environment])
    assert ran.out.startswith("error  unfilled-owner  plan/plan.yaml:8:48\n")
    assert (ran.code, len([line for line in ran.out.splitlines() if OWN.match(line)])) == (1, marks)


@pytest.mark.parametrize("options", [["--format", "text"], ["--output", "x"]])
def test_what_is_asked_for_is_what_comes(call: Callable[..., Ran], plan: Path, options: list[str]) -> None:
    """With a format or a file named, no service changes anything."""
    summary = plan / "summary.md"
    ran = check(call, plan, *options, env=ENVIRONMENTS["github"] | {"GITHUB_STEP_SUMMARY": str(summary)})
    assert ("::" in ran.out, summary.exists()) == (False, False)


@pytest.mark.parametrize("day", [GAP_DAY, "2026-08-01"])
def test_the_exit_code_is_the_same(call: Callable[..., Ran], plan: Path, day: str) -> None:
    """In every format, on every service."""
    options = ["check", "--as-of", day, "--select", "unfilled-owner"]
    codes = {call(*options, "--format", each, cwd=plan).code for each in FORMATS}
    codes |= {call(*options, cwd=plan, env=env).code for env in ENVIRONMENTS.values()}
    assert codes == {int(day == GAP_DAY)}


def test_every_responsibility_is_a_case(call: Callable[..., Ran], plan: Path) -> None:
    """JUnit tells what was asked of each, and how it came out."""
    ran = call("check", "--as-of", GAP_DAY, "--format", "junit", cwd=plan)
    suite = ET.fromstring(ran.out)[0]  # noqa: S314 - our own report
    outcomes = {case.get("name"): [each.tag for each in case] for case in suite}
    assert suite.get("name") == "docs/plan/plan.yaml"
    assert outcomes["unfilled-owner responsibilities.check-content"] == ["failure"]
    assert outcomes["unfilled-owner responsibilities.write-news"] == []
    assert outcomes["two-owners responsibilities.write-news"] == []
    assert {case.get("classname") for case in suite if "write-news" in case.get("name")} == {"plankit.ownership"}


def test_the_rules_that_look_at_owners() -> None:
    """Each of them is a rule."""
    from plankit.commands.asking import OF_OWNERS

    assert {all_rules()[rule].family for rule in OF_OWNERS} == {"ownership"}


@pytest.mark.parametrize(("lang", "words"), [("en", "## Why it matters"), ("nl", "## Een plan waarin het misgaat")])
def test_sarif_brings_the_page_of_the_rule(call: Callable[..., Ran], plan: Path, lang: str, words: str) -> None:
    """Whoever reads an alert reads why it matters."""
    ran = check(call, plan, "--format", "sarif", "--lang", lang)
    (rule,) = json.loads(ran.out)["runs"][0]["tool"]["driver"]["rules"]
    assert words in rule["help"]["markdown"]
    assert rule["properties"]["tags"] == ["governance", "ownership"]


def test_the_documentation_lists_every_format() -> None:
    """In the order in which the refusal of another names them."""
    page = (ROOT / "docs" / "formats.md").read_text("utf-8").partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` ", page, re.MULTILINE) == list(FORMATS)


def test_who_is_asked(call: Callable[..., Ran], plan: Path) -> None:
    """Whoever answers for the entry; where nobody does, whoever answers for the plan."""
    ran = check(call, plan, "--format", "markdown")
    assert "\nWho is asked: “Bas Otten” \\(bas\\).\n" in ran.out


def test_single_tastes(call: Callable[..., Ran], plan: Path) -> None:
    """The options for single formats reach them."""
    weight = check(call, plan, "--format", "gitlab", "--gitlab-errors", "blocker")
    assert json.loads(weight.out)[0]["severity"] == "blocker"
    prints = check(call, plan, "--format", "sarif", "--sarif-github-fingerprints", "--include-suppressed")
    assert "primaryLocationLineHash" in prints.out


@pytest.mark.parametrize("environment", ENVIRONMENTS)
@pytest.mark.parametrize("name", CASES)
def test_nothing_comes_alive(call: Callable[..., Ran], tmp_path: Path, name: str, environment: str) -> None:
    """In no format, under no build service: neither a character that steers nor a command but our own."""
    written(tmp_path / "plan", CASES[name].files)
    named = [f"--format={each}={each}.out" for each in FORMATS]
    summary = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.out")} if environment == "github" else {}
    env = ENVIRONMENTS[environment] | summary
    codes = [call("check", "plan", "--as-of", GAP_DAY, *options, cwd=tmp_path, env=env) for options in (named, [])]
    assert [(ran.code, ran.err) for ran in codes] == [(1, "")] * 2
    reports = {each.stem: each.read_text("utf-8") for each in tmp_path.glob("*.out")} | {"default": codes[1].out}
    assert len(reports) == len(FORMATS) + 1 + len(summary)
    assert {key: heard for key, text in reports.items() if (heard := alive(text))} == {}


def alive(text: str) -> list[str]:
    """The characters that steer, and the lines that a build service would obey, but for commands of our own."""
    steering = [each for each in text if each != "\n" and not each.isprintable() and each != "\u200b"]
    heard = [OWN.sub("", line, count=1) if OWN.match(line) else line for line in text.splitlines()]
    return steering + [line for line in heard if COMMAND.search(line)]
