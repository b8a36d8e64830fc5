"""The cases of the YAML test suite, where they are at hand: each is read as it should be, or refused with a finding."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from plankit.source import read
from plankit.source.events import YAMLError, parse

FILE = Path(os.environ.get("YAML_TEST_SUITE", ROOT.parent / "shared" / "data" / "yaml-test-suite" / "cases.json"))
CASES: dict[str, dict[str, Any]] = (
    {case["id"]: case for case in json.loads(FILE.read_text("utf-8"))} if FILE.exists() else {}
)

pytestmark = pytest.mark.skipif(not CASES, reason="the YAML test suite is not here")

# libyaml reads these, though YAML 1.2 does not allow them: none of them can change what a plan says.
READ_ALL_THE_SAME = {
    "9C9N": "lines between brackets to the left of their key",
    "DK95/01": "a tab in front of a line within quotes",
    "MUS6/00": "a directive with a comment that touches it",
    "MUS6/01": "directives without a document",
    "QB6E": "lines within quotes to the left of their key",
    "RHX7": "a directive without the end of a document before it",
    "S98Z": "blank lines of a text longer than its indentation",
    "SU5Z": "a comment that touches what is before it",
    "X4QW": "a comment that touches the mark of a text",
}
# libyaml reads these otherwise than YAML 1.2 would.
READ_OTHERWISE = {
    "652Z": {"foo": "bar", "bar": 42},  # a question mark that touches a key is left out
    "L24T/01": {"foo": "x\n "},  # the line end after the last blanks is not added
    "Y2GN": {"key": ":chor value"},  # a colon ends the name of an anchor
}
# YAML 1.2 that libyaml, which reads YAML 1.1, refuses: tabs, empty keys, colons that touch what is before or after them.
REFUSED = {
    "2JQS", "2LFX", "2SXE", "4ABK", "4MUZ/00", "4MUZ/01", "4MUZ/02", "58MP", "5MUD", "5T43", "6BCT", "6CA3",
    "6LVF", "6M2F", "7Z25", "8XYN", "96NN/00", "96NN/01", "9SA2", "A2M4", "BEC7", "CFD4", "DBG4", "DK3J",
    "DK95/00", "DK95/03", "DK95/04", "FP8R", "FRK4", "HM87/00", "HWV9", "K3WX", "M2N8/00", "M7A3", "MUS6/05", "MUS6/06",
    "NHX8", "NJ66", "NKF9", "Q5MG", "QT73", "R4YG", "S3PD", "SM9W/01", "UKK6/00", "UT92", "VJP3/01", "W4TN",
    "W5VH", "Y79Y/001", "Y79Y/010",
}  # fmt: skip
NO_PLAN = {
    "not-a-mapping", "several-documents", "unknown-tag", "odd-character", "merge-key", "duplicate-key", "broken-yaml",
    "self-referring-alias", "tab-indentation",
}  # fmt: skip


def documents(text: str) -> list[Any]:
    """The values that stand one after the other in the JSON of a case."""
    found, text = [], text.strip()
    while text:
        value, end = json.JSONDecoder().raw_decode(text)
        found.append(value)
        text = text[end:].strip()
    return found


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case["must"] == "reject"])
def test_what_is_no_yaml_is_refused(name: str) -> None:
    """With a finding, but for a few harmless cases."""
    source = read("plan.yaml", CASES[name]["yaml"].encode("utf-8", "surrogatepass"))
    assert bool(source.problems) != (name in READ_ALL_THE_SAME)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case["must"] == "accept"])
def test_what_is_yaml_is_read(name: str) -> None:
    """As the suite has it; or a finding says what a plan cannot be."""
    case = CASES[name]
    source = read("plan.yaml", case["yaml"].encode("utf-8", "surrogatepass"))
    if source.problems:
        assert {problem.rule for problem in source.problems} <= NO_PLAN
    else:
        expected = next((value for value in documents(case.get("json") or "") if value is not None), None)
        assert source.data == READ_OTHERWISE.get(name, expected)


def test_what_libyaml_refuses() -> None:
    """Which cases of good YAML a plan cannot be written in is known one by one."""
    refused = {name for name, case in CASES.items() if case["must"] == "accept" and _breaks(case["yaml"])}
    assert refused == REFUSED


def _breaks(text: str) -> bool:
    following = parse(text)
    try:
        while following() is not None:
            pass
    except YAMLError:
        return True
    return False
