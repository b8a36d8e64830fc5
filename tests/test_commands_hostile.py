"""Plans of strangers: whatever stands in them, the report is calm and nothing in it comes alive."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from written import GAP_DAY, tree, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"
OUTSIDE = HEAD.replace("Oevermark}", "Oevermark, people_from: ../../etc/passwd}")
LISTS = HEAD.replace("Oevermark}", "Oevermark, people_from: people.csv}")
FORMATS = ("text", "json", "github")


class Case(NamedTuple):
    """A plan, and the errors that are found in it."""

    files: dict[str, str | bytes]
    errors: set[str]


def _plan(text: str | bytes, *errors: str) -> Case:
    content = text if isinstance(text, bytes) else (HEAD + text).encode("utf-8", "surrogatepass")
    return Case({"plan.yaml": content}, set(errors))


CASES = {
    "control characters as codes": _plan(
        r'people: {anna: {name: "An\e[31mna\u0007\u202e", email: "\0"}}'
        "\n"
        r'responsibilities: {x: {title: "\e]0;pwned\a", owner: "\e[2J"}}'
        "\n",
        "odd-character",
        "unknown-reference",
    ),
    "control characters as they are": _plan(HEAD.encode() + b"people: {anna: {name: An\x1b[31mna}}\n", "odd-character"),
    "reading direction": _plan("people: {anna: {name: '\u202eannA\u2066'}}\n", "odd-character"),
    "line ends of other alphabets": _plan("people: {anna: {name: 'a\u2028b\u2029c\u0085d'}}\n", "odd-character"),
    "null bytes": _plan(HEAD.encode() + b"people: {a: {name: \x00}}\n", "odd-character", "missing-key"),
    "surrogates": _plan('people: {a: {name: "\\ud800x"}}\n', "broken-yaml"),
    "huge numbers": _plan(
        f"people: {{a: {{name: A, hours_per_week: {'9' * 5000}}}}}\n"
        "roadmap: {wishes: {w: {title: W, effort_days: 1e999, value: .inf, reach: -.inf, confidence: .nan}}}\n"
        "monitoring: {kpis: {k: {title: K, readings: {2026-01-31: .nan}, target: {value: 1e400, by: 9999-12-31}}}}\n",
        "invalid-value",
    ),
    "days at the end of the world": _plan(
        "people: {a: {name: A, from: 9999-12-31, until: 1900-01-01}}\n"
        "responsibilities: {r: {title: R, owner: a, every: every 99999999 years, review_by: 9999-12-31}}\n"
        "policies: {p: {title: P, owner: a, review: {every: 9999 years, last: 9999-12-31}, effective: 9999-12-31}}\n"
        "checks: {horizon: 9999 years, timezone: ../../etc/passwd, holidays: ../x}\n",
        "impossible-dates",
        "invalid-value",
        "owner-has-left",
    ),
    "brackets without end": _plan("x: " + "[" * 100_000, "broken-yaml"),
    "deep mappings": _plan("x: " + "{a: " * 5000 + "1" + "}" * 5000, "broken-yaml"),
    "deep indentation": _plan("".join(" " * depth + "a:\n" for depth in range(2000)), "broken-yaml"),
    "alias bomb": _plan(
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)),
        "alias-bomb",
    ),
    "alias in itself": _plan("people: &p {a: *p}\n", "self-referring-alias", "missing-key"),
    "tags": _plan("people: !!python/object/apply:os.system ['touch pwned']\n", "unknown-tag", "wrong-type"),
    "commands of build services": _plan(
        "responsibilities:\n"
        "  a: {title: '::error file=x::gotcha', owner: '::error::x'}\n"
        '  b: {title: "\\n::error::x\\n##vso[task.setvariable variable=a]b\\n##[error]x", owner: "##vso[task.complete]"}\n'
        "  c: {title: \"##teamcity[message text='1']\", owner: '::set-output name=x::y'}\n"
        "  '::warning::key': {title: x}\n",
        "unknown-reference",
        "invalid-id",
    ),
    "names of files as commands": Case(
        {
            "plan.yaml": HEAD,
            "::error::x.yaml": "x: [",
            "##vso[x].yaml": "x: [",
            "a\nb.yaml": "x",
            "[bold].yaml": "x: [",
            "-rf.yaml": "x: [",
        },
        {"broken-yaml", "unreadable-file"},
    ),
    "markup": _plan(
        "roles: {r: {title: '[link=file:///etc/passwd]x[/link] [/] [bold', holders: '[red]'}}\n", "unknown-reference"
    ),
    "latin letters of Windows": _plan(HEAD.encode() + "people: {a: Zoë}\n".encode("cp1252"), "unreadable-file"),
    "UTF-16": _plan(HEAD.encode("utf-16"), "unreadable-file"),
    "a file of 25 MB": Case({"plan.yaml": HEAD, "large.yaml": b"# " + b"x" * 25_000_000}, {"unreadable-file"}),
    "a line of a million characters": _plan(f"people: {{a: {{name: {'x' * 1_000_000}, nme: y}}}}\n", "unknown-key"),
    "the wrong kind of everything": _plan(
        b"plankit: [1]\nplan: []\npeople: []\nroles: x\nchecks: 3\nownership: [a]\ncontent: 1\nstrategy: y\n",
        "invalid-value",
        "wrong-type",
    ),
    "keys that are no words": _plan("? {a: b}\n: c\n1: 2\nnull: x\n'': q\n", "broken-yaml", "unknown-key"),
    "several documents": _plan("---\nx: y\n", "several-documents"),
    "only text": _plan(b"hello", "not-a-mapping"),
    "paths that leave the plan": Case(
        {
            "plan.yaml": OUTSIDE
            + "content: {inventory: [/etc/passwd, ../x.csv, {file: 'C:\\x.csv'}, '..\\..\\x.csv', \"a\\0b.csv\"]}\n"
            "monitoring: {kpis: {k: {title: K, readings: ../../etc/passwd}}}\n"
            "training: {courses: {c: {title: C, completed: /etc/shadow}}}\n"
        },
        {"invalid-value", "odd-character"},
    ),
    "lists that are none": Case(
        {
            "plan.yaml": LISTS + "content: {inventory: [pages.csv, sheet.xlsx]}\n"
            "monitoring: {kpis: {k: {title: K, readings: readings.csv}}}\n"
            "training: {courses: {c: {title: C, completed: done.csv}}}\n",
            "people.csv": b'id,name\n\x1b[31m,::error::x\n=cmd|x,"unclosed',
            "pages.csv": b"\x00\x01\x02",
            "sheet.xlsx": b"PK\x03\x04broken",
            "readings.csv": b"date,value\n9999-99-99,1e999\n2026-01-01,nan\n2026-01-02,::error::\n",
            "done.csv": b"person,on\n\xff\xfe,##vso[x]\n",
        },
        {"invalid-value", "invalid-id"},
    ),
}


def _links(folder: Path) -> None:
    (folder / "passwd.yaml").symlink_to("/etc/passwd")
    (folder / "etc").symlink_to("/etc")
    (folder / "nowhere.yaml").symlink_to("nowhere")
    (folder / "round.yaml").symlink_to("round.yaml")
    (folder / "self").symlink_to(".")


def _special(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    os.mkfifo(folder / ".plankitignore")
    written(folder / "folder.yaml", {"inside.yaml": "people: {a: {nme: A}}\n"})


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", CASES)
def test_nothing_comes_alive(call: Callable[..., Ran], tmp_path: Path, name: str, format_: str) -> None:
    """Errors are told by their rules, the exit code is 1, and the report holds no character and no command that acts."""
    files, errors = CASES[name]
    written(tmp_path / "plan", files)
    before = tree(tmp_path)
    ran = call("check", "plan", "--as-of", GAP_DAY, "--format", format_, cwd=tmp_path)
    assert (ran.code, ran.err) == (1, "")
    assert _errors(ran.out, format_) == errors
    assert _alive(ran.out, format_) == []
    assert tree(tmp_path) == before


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("odd", [_links, _special])
def test_nothing_outside_is_read(
    call: Callable[..., Ran], tmp_path: Path, odd: Callable[[Path], None], format_: str
) -> None:
    """Links out of the plan, pipes and folders that are named like files are told, and never followed or waited for."""
    odd(written(tmp_path / "plan", {"plan.yaml": HEAD}))
    ran = call("check", "plan", "--format", format_, cwd=tmp_path)
    assert (ran.code, ran.err, "root:" in ran.out) == (1, "", False)
    assert _errors(ran.out, format_) == ({"unreadable-file"} if odd is _links else {"unreadable-file", "unknown-key"})


def _errors(out: str, format_: str) -> set[str]:
    if format_ == "json":
        assert out.isascii()
        return {each["rule"] for each in json.loads(out)["findings"] if each["severity"] == "error"}
    pattern = r"^error  (\S+)" if format_ == "text" else r"^::error title=([^,]+)"
    return set(re.findall(pattern, out, re.MULTILINE))


def _alive(out: str, format_: str) -> list[str]:
    """The characters that steer a terminal, and the lines that a build service would obey."""
    steering = [each for each in out if each != "\n" and not each.isprintable() and each != "\u200b"]
    own = re.compile(r"::(error|warning|notice) title=[a-z-]+(,file=[^:]*)?::")
    lines = [line for line in out.splitlines() if re.search(r"^\s*::|##vso\[|##\[|##teamcity\[", line)]
    return steering + [line for line in lines if format_ != "github" or not own.match(line)]
