"""Annotations: read back the way GitHub's runner reads them."""

from __future__ import annotations

from typing import NamedTuple

from outside import ODD_FILE, node, odd
from plankit.findings import Place, Span
from plankit.reporters.github import report as github
from plankit.reporters.view import View
from plankit.words import say
from reported import FINDINGS, finding, long, overdue, report_of, small, twice, unknown


class Command(NamedTuple):
    """What the runner makes of a line."""

    name: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Command | None:
    """A workflow command as the runner parses one: ActionCommand.TryParseV2, written out."""
    line = line.lstrip()
    if not line.startswith("::"):
        return None
    info, found, data = line[2:].partition("::")
    if not found:
        return None
    name, _, listed = info.partition(" ")
    pairs = [pair.split("=", 1) for pair in listed.strip().split(",") if pair]
    properties = {pair[0]: unescape(pair[1], "\r\n:,%") for pair in pairs if len(pair) == 2}
    return Command(name, properties, unescape(data, "\r\n%"))


def unescape(text: str, tokens: str) -> str:
    """The runner's mappings, in its order: the percent sign comes last."""
    for token in tokens:
        text = text.replace(f"%{ord(token):02X}", token)
    return text


def commands(*findings, **changes) -> list[Command]:
    """The commands of a report, read back."""
    lines = github(report_of(*findings, **changes), View()).splitlines()
    read_back = [read(line) for line in lines]
    assert None not in read_back
    return read_back


def test_the_whole_report() -> None:
    """Worst first, then as sorted; each with its place, its sentence and what to do."""
    shown = github(report_of(long(), overdue(), twice(), unknown()), View())
    expected = """\
::error title=duplicate-entry,file=plan/people.yaml,line=9,endLine=9,col=3,endColumn=7::“Anna de Wit” (anna) is given twice.
::error title=unknown-reference,file=plan/responsibilities.yaml,line=41,endLine=41,col=12,endColumn=26::The owner of “Check content” (check-content) is `content-manger`, and nothing in the plan has that id.%0ADid you mean `content-manager`?
::warning title=policy-review-overdue,file=plan/policies/posting.yaml,line=7,endLine=7,col=16,endColumn=26::“Posting” (posting) should have been looked at again on 30 September 2026.%0ALook at it again, and write when that was: `reviewed: 2026-10-01`.
::notice title=too-many-rules,file=plan/policies/posting.yaml,line=3,endLine=3,col=8,endColumn=13::“Posting” (posting) has more rules than people remember.
"""
    assert shown == expected


WRITE = """
const lines = [];
process.stdout.write = text => lines.push(text.trimEnd());
for (const [kind, message, properties] of given) it[kind](message, properties);
console.log = undefined;
require('fs').writeSync(1, JSON.stringify(lines));"""


def test_githubs_library_writes_the_same() -> None:
    """Byte for byte, for names and titles with every mark of the format."""
    found = (odd(), odd("a,b:c%", "warning"), twice(), overdue(), long())
    written = github(report_of(*found), View()).splitlines()
    expected = [
        [command.name, command.data, {
            "title": command.properties["title"],
            "file": command.properties["file"],
            "startLine": int(command.properties["line"]),
            "endLine": int(command.properties["endLine"]),
            "startColumn": int(command.properties["col"]),
            "endColumn": int(command.properties["endColumn"]),
        }]
        for command in map(read, written)
    ]  # fmt: skip
    assert node(WRITE, "@actions/core", expected) == written
    assert (expected[0][2]["file"], expected[0][2]["startColumn"]) == (f"plan/{ODD_FILE}", 12)


def test_only_what_is_new_is_told() -> None:
    """What is known fails nothing, and what is fixed is there no more."""
    assert [
        each.properties["title"] for each in commands(twice(), base="main", known=(unknown(),), fixed=(long(),))
    ] == ["duplicate-entry"]


def test_paths_are_those_of_the_repository() -> None:
    """Wherever the command was run."""
    assert commands(twice(), root="../x", repository="docs/plan")[0].properties["file"] == "docs/plan/people.yaml"


def test_in_dutch() -> None:
    """The annotation speaks the language of the plan."""
    assert commands(unknown(), language="nl")[0].data.endswith("\nIs `content-manager` bedoeld?")


def test_a_clean_plan_says_nothing() -> None:
    """The exit code is the gate."""
    assert github(report_of(), View()) == ""


def test_several_lines_have_no_columns() -> None:
    """The runner would drop them."""
    found = small(say("x"))._replace(place=Place("x.yaml", Span(3, 5, 6, 2)))
    assert commands(found)[0].properties == {"title": "unknown-key", "file": "plan/x.yaml", "line": "3", "endLine": "6"}


def test_ten_of_a_kind() -> None:
    """As many as the runner keeps of each kind."""
    kinds = [command.name for command in commands(*[unknown()] * 10, *[overdue()] * 10, *[long()] * 10)]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10


def test_more_than_ten_of_a_kind() -> None:
    """The tenth slot says how many more there are, and how to see them."""
    many = commands(*[overdue()] * 11, *[unknown()] * 1000)
    assert [command.name for command in many] == ["error"] * 10 + ["warning"] * 10
    assert many[9] == ("error", {"title": "plankit"}, "And 991 more like these: `plankit check` shows them all.")
    assert many[19] == ("warning", {"title": "plankit"}, "And 2 more like these: `plankit check` shows them all.")


def test_everything_is_escaped() -> None:
    """A name or a sentence with the runner's own marks comes back as it was."""
    odd = "50%: a,b%0A%25::c=d"
    found = finding("x", "error", "a,b:c%2C=d%.yaml", (1, 1, 1, 2), say("{odd}", odd=odd), remedy=say("{odd}", odd=odd))
    (command,) = commands(found, root="x%,y")
    assert command.properties["file"] == "x%,y/a,b:c%2C=d%.yaml"
    assert command.data == f"{odd}\n{odd}"


def test_nothing_else_is_commanded() -> None:
    """Older commands, found anywhere in a line, and those of other services are broken."""
    evil = "##[stop-commands]x ##vso[x] \r\n::stop-commands::x"
    found = finding("x", "error", "##[x].yaml", (1, 1, 1, 2), say("{evil}", evil=evil), remedy=say("::add-mask::x"))
    (line,) = github(report_of(found), View()).splitlines()
    assert "##[" not in line
    assert "##vso[" not in line
    assert not any(map(read, read(line).data.split("\n")))


def test_long_messages_are_cut_as_the_runner_counts() -> None:
    """4,096 UTF-16 units before escaping, never half a character."""
    for letter, kept in (("a", 4095), ("%", 4095), ("é", 4095), ("😀", 2047)):
        assert commands(small(say(letter * 5000)))[0].data == letter * kept + "…"
    assert commands(small(say("a" * 4096)))[0].data == "a" * 4096


def test_hints_are_notices_whether_shown_or_not() -> None:
    """Machine formats carry all."""
    assert [command.name for command in commands(*FINDINGS)].count("notice") == 1
