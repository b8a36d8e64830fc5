"""The pages for readers: every command on them is run, every table is drawn from the code, every link leads somewhere."""

from __future__ import annotations

import ast
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

import format_page
from conftest import ROOT
from documented import picture, played, redrawn
from plankit import shape
from plankit.cli import EVERY_DAY, FURTHER
from plankit.explain import in_order
from plankit.files import texts
from plankit.plan import load
from written import plan_with_a_gap, written  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

DOCS = ROOT / "docs"
SRC = ROOT / "src" / "plankit"


def same(page: Path, now: str, *, accept: bool) -> None:
    """A page says what it would say today; `--accept` writes it."""
    if accept:
        page.parent.mkdir(exist_ok=True)
        page.write_text(now, "utf-8")
    assert page.read_text("utf-8") == now, (
        f"{page.relative_to(ROOT)} differs; look at the difference, then `pytest --accept`"
    )


def test_the_first_plan_comes_out_as_it_is_told(call: Callable[..., Ran], tmp_path: Path, accept: bool) -> None:
    """Whoever follows the page sees what stands on it."""
    page = DOCS / "first-plan.md"
    same(page, played(page.read_text("utf-8"), tmp_path, quietly(call)), accept=accept)


def test_the_format_page_is_current(accept: bool) -> None:
    """Every section and key of the format stands on its page, as the models have it."""
    page = DOCS / "format.md"
    same(page, redrawn(page.read_text("utf-8"), format_page.drawn()), accept=accept)


def test_the_page_of_checks_is_current(call: Callable[..., Ran], gap: Path, accept: bool) -> None:
    """Every rule stands on it, and the example comes out as shown."""
    page = DOCS / "checks.md"
    shown = played(page.read_text("utf-8"), gap, quietly(call))
    same(page, redrawn(shown, rules_table()), accept=accept)


def test_the_page_of_the_house_is_current(accept: bool) -> None:
    """Every room stands on it, from the front door down."""
    page = DOCS / "house.md"
    same(page, redrawn(page.read_text("utf-8"), rooms_table()), accept=accept)


PICTURED = {
    "responsibilities.yaml": """\
responsibilities:
  check-content:
    title: Check whether pages are up to date
    owner: content-manager
  write-news:
    title: Write the news
    ownr: editor
""",
    "roles.yaml": """\
roles:
  content-manager: {title: Content manager, holders: anna}
  editor: {title: Editor, holders: bas}
""",
    "policies.yaml": """\
policies:
  posting:
    title: What one posts
    owner: editor
    review: {every: 12 months, last: 2025-10-01}
""",
    "plan.yaml": """\
plankit: 1
plan: {title: Management plan for De Steiger, organization: Oevermark}
people:
  anna: {name: Anna de Vries, until: 2026-09-30}
  bas: {name: Bas Kok}
""",
}


def test_the_picture_is_current(call: Callable[..., Ran], tmp_path: Path, accept: bool) -> None:
    """The picture in the README shows what plankit prints today."""
    written(tmp_path / "plan", PICTURED)
    rules = ("unknown-key", "unfilled-owner", "policy-review-overdue")
    chosen = [word for rule in rules for word in ("--select", rule)]
    ran = call(
        "check",
        "--as-of",
        "2026-11-24",
        *chosen,
        cwd=tmp_path,
        env={"COLUMNS": "80", "NO_COLOR": "", "FORCE_COLOR": "1"},
    )
    same(DOCS / "pictures" / "check.svg", picture(f"$ plankit check\n{ran.out}", "plankit check"), accept=accept)


def quietly(call: Callable[..., Ran]) -> Callable[..., Ran]:
    """Commands as they come out in a window of 80 columns."""
    return lambda *words, cwd: call(*words, cwd=cwd, env={"COLUMNS": "80"})


def rules_table() -> str:
    """All rules, by family."""
    lines: list[str] = []
    for rule in in_order():
        if f"### {rule.family}" not in lines:
            lines += ["", f"### {rule.family}", "", "| | rule | finds |", "|---|---|---|"]
        page = f"../src/plankit/rules/pages/{rule.name}.md"
        clock = " 🕑" if rule.timed else ""
        lines.append(f"| {rule.severity[0].upper()}{clock} | [{rule.name}]({page}) | {rule.summary} |")
    return "\n".join(lines).lstrip("\n") + "\n"


def rooms_table() -> str:
    """Every room of the house with what is in it, from the highest floor down."""
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0][
        "layers"
    ]
    rooms = [
        room
        for layer in layers
        for room in re.findall(r"\w+", layer)
        if (SRC / room / "__init__.py").exists() or (SRC / f"{room}.py").exists()
    ]
    rows = [f"| `{room}` | {_docstring(room)} |" for room in rooms]
    return "\n".join(["| room | |", "|---|---|", *rows, ""])


def _docstring(room: str) -> str:
    file = SRC / room / "__init__.py" if (SRC / room).is_dir() else SRC / f"{room}.py"
    return (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").partition("\n")[0]


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]


def anchors(page: Path) -> set[str]:
    """What can be pointed at on a page, as GitHub and GitLab name it."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.*)", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link within the repository has a file and a heading at its end."""
    broken = []
    for target in re.findall(r"(?<!!)\]\(([^)\s]+)\)|!\[[^]]*\]\(([^)\s]+)\)", page.read_text("utf-8")):
        link = "".join(target)
        path, _, anchor = link.partition("#")
        file = page if not path else page.parent / path
        if "://" not in link and not (file.exists() and (not anchor or anchor in anchors(file))):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_on_the_pages_exist(page: Path) -> None:
    """Every command and option that a page names is one that plankit has."""
    named = re.findall(r"`plankit ([a-z]+)([^`\n]*)`", page.read_text("utf-8"))
    unknown = [name for name, _ in named if name not in (*EVERY_DAY, *FURTHER)]
    assert unknown == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_yaml_on_the_pages_is_right(page: Path) -> None:
    """Every piece of a plan that a page shows fits the format."""
    head = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"
    for text in re.findall(r"^```yaml\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        if (key := re.match(r"(\w+):", text)) and key[1] in shape.keys_at(()):
            plan = load(texts({"head.yaml": head, "plan.yaml": text, "pages.xlsx": b""}))
            assert [str(each.at) for each in plan.problems if each.rule != "invalid-value"] == []
