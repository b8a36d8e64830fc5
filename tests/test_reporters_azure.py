"""Issues of an Azure pipeline: written as Microsoft's own library writes them, and read back by it."""

from __future__ import annotations

import re

from outside import ODD_FILE, node, odd
from plankit.reporters.azure import report as azure
from plankit.reporters.plain import BREAK
from plankit.reporters.view import View
from plankit.words import say
from reported import FINDINGS, finding, long, overdue, report_of, small, twice, unknown

ANYWHERE = re.compile(r"##\w*\[")
READ = """
console.log(JSON.stringify(given.map(line => {
  const {command, properties, message} = it.default.commandFromString(line);
  const again = new it.default.TaskCommand(command, properties, message).toString();
  return {command, properties, message, again};
})))"""


def lines(*findings, **changes) -> list[str]:
    """The commands of a report."""
    return azure(report_of(*findings, **changes), View()).splitlines()


def test_the_whole_report() -> None:
    """Worst first; each with its place, its sentence and what to do."""
    expected = """\
##vso[task.logissue type=error;sourcepath=plan/people.yaml;linenumber=9;columnnumber=3;code=duplicate-entry;]“Anna de Wit” (anna) is given twice.
##vso[task.logissue type=warning;sourcepath=plan/policies/posting.yaml;linenumber=7;columnnumber=16;code=policy-review-overdue;]“Posting” (posting) should have been looked at again on 30 September 2026.%0ALook at it again, and write when that was: `reviewed: 2026-10-01`.
"""
    assert azure(report_of(overdue(), twice(), long()), View()) == expected


def test_hints_are_warnings_where_they_are_shown() -> None:
    """The agent knows no third type, and throws where it finds one."""
    types = [
        re.findall("type=([a-z]+);", "".join(lines(long(), **changes)))
        for changes in ({}, {"show_hints": True}, {"fail_level": "hint"})
    ]
    assert types == [[], ["warning"], ["warning"]]


def test_microsofts_library_reads_and_writes_the_same() -> None:
    """Byte for byte, for names and titles with every mark of the format."""
    evil = "50% a;b]c\n%0A%AZP25;]"
    written = lines(
        *FINDINGS, odd(), small(say("{evil}", evil=evil)), finding("x", "error", f"{evil}.yaml", (1, 1, 1, 2), say("x"))
    )
    read = node(READ, "azure-pipelines-task-lib/taskcommand.js", written)
    assert [each["again"] for each in read] == written
    assert {each["command"] for each in read} == {"task.logissue"}
    shown = next(each for each in read if each["properties"]["sourcepath"] == f"plan/{ODD_FILE}")
    assert shown["properties"] == {
        "type": "error",
        "sourcepath": f"plan/{ODD_FILE}",
        "linenumber": "1",
        "columnnumber": "12",
        "code": "unknown-key",
    }
    assert (
        shown["message"]
        == "The title of “50%0A één, twéé;] 😀 drie %25” (odd) is 100% wrong: `a,b;]`\nWrite 50%, or: less"
    )


def test_nothing_else_is_commanded() -> None:
    """Commands in a text of the plan are broken; ours is the only one in its line."""
    evil = "##vso[task.setvariable variable=x]y ##[error]z"
    found = finding(
        "x", "error", f"{evil}.yaml", (1, 1, 1, 2), say("{evil}", evil=evil), remedy=say("{evil}", evil=evil)
    )
    (line,) = lines(found)
    assert [each.start() for each in ANYWHERE.finditer(line)] == [0]
    assert line.count(f"##{BREAK}vso[") == 3


def test_only_what_is_new_is_told() -> None:
    """What is known fails nothing."""
    assert len(lines(twice(), base="main", known=(unknown(),), fixed=(overdue(),))) == 1


def test_a_clean_plan_says_nothing() -> None:
    """The exit code is the gate."""
    assert azure(report_of(), View()) == ""
