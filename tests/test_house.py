"""The house itself: floors, measures, names, and that nothing is without its page."""

from __future__ import annotations

import ast
import graphlib
import io
import re
import statistics
import subprocess
import sys
import tokenize
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import grimp
import pytest
from importlinter.cli import lint_imports

from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SRC = ROOT / "src" / "plankit"
NO_ROOMS = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "base_utils", "shared"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module of the house, parsed."""
    return {file: ast.parse(file.read_text("utf-8")) for file in sorted(SRC.rglob("*.py"))}


def functions() -> Iterator[tuple[int, str]]:
    """The length of every function in lines, without its docstring, and where it stands."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield _length(node), f"{file.relative_to(ROOT)}:{node.lineno} {node.name}"


def _length(node: Function) -> int:
    first = node.body[0]
    documented = ast.get_docstring(node, clean=False) is not None
    return node.end_lineno - node.lineno + 1 - documented * (first.end_lineno - first.lineno + 1)


def _tool(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"{' '.join(command)}\n{done.stdout}{done.stderr}", pytrace=False)


def _none(title: str, rows: list[str]) -> None:
    if rows:
        pytest.fail("\n".join([f"{title}: {len(rows)}", *sorted(rows)]), pytrace=False)


@pytest.mark.house
def test_ruff_finds_nothing() -> None:
    """The linter is content with everything, tests and benchmarks included."""
    _tool("ruff", "check", "--quiet")


@pytest.mark.house
def test_code_is_formatted() -> None:
    """The formatter would change nothing."""
    _tool("ruff", "format", "--check", "--quiet")


@pytest.mark.house
def test_types_hold() -> None:
    """Mypy in its strict mode is content."""
    _tool("mypy")


@pytest.mark.house
def test_imports_go_down(capsys: pytest.CaptureFixture[str]) -> None:
    """The contracts in pyproject.toml hold: floors, and who may know which library."""
    broken = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, verbose=False)
    shown = capsys.readouterr().out
    if broken:
        pytest.fail(shown, pytrace=False)


def test_no_circles() -> None:
    """No module needs itself, by whatever detour, not even for its types."""
    graph = grimp.build_graph("plankit", cache_dir=None)
    needs = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        graphlib.TopologicalSorter(needs).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" -> ".join(error.args[1]), pytrace=False)


def test_functions_are_short() -> None:
    """Half of all functions have six lines or fewer, nine in ten at most twenty, none more than forty."""
    lengths = sorted(functions())
    longest = [f"{length} {where}" for length, where in lengths if length > 40]
    _none("functions over 40 lines", longest)
    numbers = [length for length, _ in lengths]
    assert (statistics.median(numbers) <= 6, statistics.quantiles(numbers, n=10)[-1] <= 20) == (True, True), numbers


def test_files_are_short() -> None:
    """No file is longer than 400 lines, and most have about a hundred."""
    lengths = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in trees()}
    _none("files over 400 lines", [f"{length} {file}" for file, length in lengths.items() if length > 400])
    assert statistics.median(lengths.values()) <= 130, lengths


def test_comments_are_rare() -> None:
    """Comments say why, under three in a hundred lines; what a linter is told does not count."""
    lines = comments = 0
    for file in trees():
        text = file.read_text("utf-8")
        lines += len(text.splitlines())
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        comments += sum(t.type == tokenize.COMMENT and not re.match(r"# (noqa|type):", t.string) for t in tokens)
    assert comments < 3 * lines / 100, f"{comments} comments in {lines} lines"


def test_rooms_are_named_for_what_is_in_them() -> None:
    """No room is called utils."""
    _none("rooms without a name", [str(file) for file in trees() if {file.stem, file.parent.name} & NO_ROOMS])


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    """One rule, one page of the same name."""
    from plankit.rules import all_rules

    pages = {page.stem for page in (SRC / "rules" / "pages").glob("*.md")}
    assert pages == set(all_rules())


def test_every_command_stands_in_the_readme() -> None:
    """Who reads the README meets every command."""
    from plankit.cli import EVERY_DAY, FURTHER

    readme = (ROOT / "README.md").read_text("utf-8")
    _none("commands not in the README", [name for name in (*EVERY_DAY, *FURTHER) if f"plankit {name}" not in readme])


def test_ci_runs_what_the_readme_says() -> None:
    """The two commands of the README, set-up and main job, set-up and tests, are run in CI letter by letter."""
    readme = (ROOT / "README.md").read_text("utf-8")
    promised = [line.strip() for line in readme.splitlines() if line.strip().startswith("python3 -m venv")]
    run = [
        line for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines() if line.startswith("python3 -m venv")
    ]
    assert run == promised


def models() -> Iterator[type]:
    """Every model of the plan format."""
    from plankit.sections.base import Entry

    for each in iter_modules([str(SRC / "sections")]):
        import_module(f"plankit.sections.{each.name}")
    waiting = [Entry]
    while waiting:
        model = waiting.pop()
        yield model
        waiting += model.__subclasses__()


def test_models_have_fields_only() -> None:
    """A section says what may stand in the plan, and nothing else: light stand-ins take its place when a plan is read."""
    rows = [
        f"{file.relative_to(ROOT)}:{part.lineno}"
        for file, tree in trees().items()
        if file.parent.name == "sections"
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for part in node.body
        if isinstance(part, Function)
    ]
    _none("methods in models", rows)


def test_every_field_is_described() -> None:
    """Every field has a sentence for the editor's hover and the reference page."""
    rows = [
        f"{model.__module__}.{model.__name__}.{name}"
        for model in models()
        for name, field in model.model_fields.items()
        if not field.description
    ]
    _none("fields without a description", rows)


# What a check that finds nothing has no use for.
HEAVY = "typer click rich jinja2 babel pydantic_core pydantic whenever markdown_it holidays inspect dataclasses difflib ssl http.client urllib.request requests"
PROBE = """
import contextlib, io, sys
from plankit.quick import main
with contextlib.redirect_stdout(io.StringIO()):
    code = main(["check", sys.argv[1], "--format", "json", "--as-of", "2026-11-02"])
print(code, *[name for name in sys.argv[2:] if name in sys.modules])
"""


def test_a_clean_check_imports_nothing_heavy(tmp_path: Path) -> None:
    """On a clean plan `check --format json` loads no library for showing, rendering or speaking, and none for networks."""
    subprocess.run(
        [sys.executable, ROOT / "bench" / "generate.py", "small", tmp_path / "plan"],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    command = [sys.executable, "-c", PROBE, tmp_path / "plan", *HEAVY.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("0\n", "")
