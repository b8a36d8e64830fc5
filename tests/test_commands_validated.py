"""A whole check of a plan with odd names, as others read its reports: valid, and at the right token in their counting."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from outside import MULTITOOL, SARIF_SCHEMA, XSD, fetched, node
from test_reporters_azure import READ
from test_reporters_gitlab import RULES
from test_reporters_json import VALIDATOR
from test_reporters_rdjson import VALIDATE
from written import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

FILE = "beleid/café, 100% één 😀.yaml"
LINE = '  odd: {title: "50% één, 😀\\n%25 🎉", owner: anna, responsible: anne} # één'
PLAN = f"plankit: 1\nplan: {{title: 'Plán, 100%', organization: Org}}\npeople: {{anna: {{name: Anna}}}}\nresponsibilities:\n{LINE}\n"
TOKEN, NUMBER = "anne", 5
FORMATS = ("json", "jsonl", "gitlab", "sarif", "junit", "azure", "rdjson", "checkstyle", "github")


@pytest.fixture
def reports(call: Callable[..., Ran], tmp_path: Path) -> dict[str, str]:
    """What each format says of the plan."""
    written(tmp_path, {f"plan/{FILE}": PLAN, ".git/HEAD": ""})
    ran = call("check", "plan", "--hints", *(f"--format={each}={each}" for each in FORMATS), cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    return {each: (tmp_path / each).read_text("utf-8") for each in FORMATS}


def token(line: str, start: int, end: int, encoding: str = "utf-32-le") -> str:
    """What stands between two columns that count code units of an encoding."""
    size = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}[encoding]
    return line.encode(encoding)[size * (start - 1) : size * (end - 1)].decode(encoding)


def test_json(reports: dict[str, str]) -> None:
    """Valid by its schema; columns count code points."""
    whole, lines = json.loads(reports["json"]), [json.loads(line) for line in reports["jsonl"].splitlines()]
    VALIDATOR.validate(whole)
    (found,) = [each for each in lines if each["rule"] == "unknown-reference"]
    assert lines == whole["findings"]
    assert (found["file"], found["line"]) == (f"plan/{FILE}", NUMBER)
    assert token(LINE, found["column"], found["end_column"]) == TOKEN


def test_gitlab(reports: dict[str, str]) -> None:
    """By the rules of GitLab; at the line, and no two alike."""
    issues = json.loads(reports["gitlab"])
    jsonschema.validate(issues, RULES)
    assert len({each["fingerprint"] for each in issues}) == len(issues)
    (found,) = [each for each in issues if each["check_name"] == "unknown-reference"]
    assert found["location"] == {"path": f"plan/{FILE}", "lines": {"begin": NUMBER, "end": NUMBER}}


def test_sarif(reports: dict[str, str], tmp_path: Path) -> None:
    """Valid by its schema and for GitHub; columns count UTF-16 code units."""
    log = json.loads(reports["sarif"])
    (found,) = [each for each in log["runs"][0]["results"] if each["ruleId"] == "unknown-reference"]
    place = found["locations"][0]["physicalLocation"]
    region = place["region"]
    assert (unquote(place["artifactLocation"]["uri"]), region["startLine"]) == (f"plan/{FILE}", NUMBER)
    assert token(LINE, region["startColumn"], region["endColumn"], "utf-16-le") == TOKEN
    jsonschema.Draft4Validator(json.loads(fetched(SARIF_SCHEMA).read_text("utf-8-sig"))).validate(log)
    (tmp_path / "x.sarif").write_text(reports["sarif"])
    command = [fetched(MULTITOOL), "validate", "x.sarif", "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"]
    said = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False,
        env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    ).stdout  # fmt: skip
    assert set(re.findall(r": (?:error|warning) (\w+):", said)) == {"SARIF2005"}


def test_junit(reports: dict[str, str]) -> None:
    """Valid for Jenkins, and no two cases alike for GitLab."""
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring(reports["junit"].encode())
    etree.XMLSchema(file=str(fetched(XSD))).assertValid(root)
    keys = [(suite.get("name"), case.get("classname"), case.get("name")) for suite in root for case in suite]
    assert len(set(keys)) == len(keys)
    assert {suite for suite, _, _ in keys} == {f"plan/{FILE}"}


def test_azure(reports: dict[str, str]) -> None:
    """Microsoft's library reads what was meant, and writes the same."""
    lines = reports["azure"].splitlines()
    read = node(READ, "azure-pipelines-task-lib/taskcommand.js", lines)
    (found,) = [each["properties"] for each in read if each["properties"]["code"] == "unknown-reference"]
    assert [each["again"] for each in read] == lines
    assert (found["sourcepath"], found["linenumber"]) == (f"plan/{FILE}", str(NUMBER))
    assert LINE[int(found["columnnumber"]) - 1 :].startswith(TOKEN)


def test_rdjson(reports: dict[str, str]) -> None:
    """Valid for reviewdog; columns count bytes of UTF-8."""
    whole = json.loads(reports["rdjson"])
    (found,) = [each for each in whole["diagnostics"] if each["code"]["value"] == "unknown-reference"]
    start, end = found["location"]["range"]["start"], found["location"]["range"]["end"]
    assert (found["location"]["path"], start["line"]) == (f"plan/{FILE}", NUMBER)
    assert token(LINE, start["column"], end["column"], "utf-8") == TOKEN
    assert [each["valid"] for each in node(VALIDATE, "@umbrelladocs/rdformat-validator", [whole])] == [True]


def test_checkstyle(reports: dict[str, str]) -> None:
    """Well-formed; the start is counted in code points."""
    (file,) = ET.fromstring(reports["checkstyle"])  # noqa: S314 - our own report
    (found,) = [each for each in file if each.get("source") == "plankit.unknown-reference"]
    assert (file.get("name"), found.get("line")) == (f"plan/{FILE}", str(NUMBER))
    assert LINE[int(found.get("column")) - 1 :].startswith(TOKEN)


def test_github(reports: dict[str, str]) -> None:
    """The runner reads the file that was meant, and the columns between which the token stands."""
    (found,) = [line for line in reports["github"].splitlines() if "title=unknown-reference" in line]
    start, end = map(int, re.search(r"col=(\d+),endColumn=(\d+)::", found).groups())
    assert unquote(re.search("file=([^,]*),", found)[1]) == f"plan/{FILE}"
    assert token(LINE, start, end) == TOKEN
