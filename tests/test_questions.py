"""The questions of docs/questions.md: every command is run on the example plan, every page made, and each answer is there."""

from __future__ import annotations

import json
import re
import shlex
from functools import cache
from html import unescape
from posixpath import dirname, join, normpath
from shutil import copytree
from typing import TYPE_CHECKING, NamedTuple

import pytest

from conftest import ROOT
from gitted import Repo
from plankit.commands.doors import EVERY_DAY, FURTHER
from rendered import WEB, example, links_of_html, pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

DATED = ("check", "who", "due", "gaps", "diff", "log")
OF_THE_PAST = ("diff", "log")
"""What is asked of the plan as it is kept in git."""
LATER = "**Not yet:**"


class Question(NamedTuple):
    """A question: its number, the commands and pages that answer it, what stands in the answer, what is still to come.

    `searches` are the words that find a page of it.
    """

    number: int
    commands: tuple[str, ...]
    pages: tuple[str, ...]
    answers: tuple[str, ...]
    later: tuple[str, ...]
    searches: tuple[str, ...]


def questions() -> list[Question]:
    """The questions as the page has them."""
    text = (ROOT / "docs" / "questions.md").read_text("utf-8")
    items = re.findall(r"^(\d+)\. \*\*.+?\*\*\n(.+?)(?=^\d+\. |^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return [_question(int(number), " ".join(body.split())) for number, body in items]


def _question(number: int, body: str) -> Question:
    now, _, later = body.partition(LATER)
    spans = re.findall(r"`([^`]+)`", now)
    return Question(
        number,
        tuple(span for span in spans if span.startswith("plankit ")),
        tuple(span for span in spans if span.endswith(".html")),
        tuple(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", re.sub(r"`[^`]+`", "", body))),
        tuple(re.findall(r"`([a-z]+)`", later)),
        tuple(re.findall(r"search “([^”]+)”", body)),
    )


@cache
def rendered() -> dict[str, str]:
    """The words of every page of the example plan."""
    return {name: _words(unescape(re.sub(r"<[^>]+>", " ", page))) for name, page in pages(example()).items()}


def _words(text: str) -> str:
    return " ".join(text.split())


def test_all_are_there() -> None:
    """Thirty-seven questions in a row, each with a command or a page."""
    found = questions()
    assert [each.number for each in found] == list(range(1, 38))
    assert [each.number for each in found if not each.commands and not each.pages] == []


def test_what_is_not_there_yet_is_not_there() -> None:
    """A command that the page says is still to come does not exist; once it does, the page must say what it answers."""
    assert [command for each in questions() for command in each.later if command in (*EVERY_DAY, *FURTHER)] == []


@pytest.fixture(name="kept", scope="module")
def plan_kept_in_git(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example plan in a repository: adopted as v1.0, with another owner, one less, and an earlier review; and as it is."""
    repo = Repo(tmp_path_factory.mktemp("kept"))
    copytree(ROOT / "plan", repo.folder / "plan")
    file = repo.folder / "plan" / "responsibilities.yaml"
    now = file.read_text("utf-8")
    head, moderate, rest = now.partition("  moderate:\n")
    other = rest.replace("owner: community-manager", "owner: intranet-manager", 1)
    before = other.replace("    owner: community-manager\n", "", 1)
    rules = {each: each.read_text("utf-8") for each in (repo.folder / "plan" / "policies").glob("*.yaml")}
    for each, text in rules.items():
        each.write_text(text.replace("last: 2026-07-14", "last: 2025-07-14"), "utf-8")
    repo.commit({"plan/responsibilities.yaml": head + moderate + before}, "Adopted", "2026-03-10")
    repo.git("tag", "v1.0")
    repo.commit({"plan/responsibilities.yaml": head + moderate + other}, "Groups have an owner", "2026-07-20")
    repo.commit(
        {str(each.relative_to(repo.folder)): text for each, text in rules.items()}
        | {"plan/responsibilities.yaml": now},
        "Loes moderates",
        "2026-10-20",
    )
    return repo.folder


def test_each_page_is_within_two_clicks() -> None:
    """From the front page, the list of contents and whatever else is a link there: two clicks lead to each page named."""
    made = pages(example())
    ways = {
        name: {_led(name, href) for href in links_of_html(page)[0] if not WEB.match(href)}
        for name, page in made.items()
    }
    near = {"index.html"}
    for _ in range(2):
        near |= {target for name in near for target in ways.get(name, ())}
    named = {page for each in questions() for page in each.pages}
    assert (named <= set(made), sorted(named - near)) == (True, [])


def test_each_is_found_by_one_search() -> None:
    """What a question says to search for is in the title of something that is found on a page it names."""
    written = re.search(
        r'<script type="application/json"[^>]*>(.*?)</script>', pages(example())["search.html"], re.DOTALL
    )
    found = [(row[0].casefold(), row[3].partition("#")[0]) for row in json.loads(written[1])[1]]
    missed = [
        (question.number, words)
        for question in questions()
        for words in question.searches
        if not any(words.casefold() in title and page in question.pages for title, page in found)
    ]
    assert (missed, sum(bool(question.searches) for question in questions()) > 30) == ([], True)


def _led(name: str, href: str) -> str:
    path = href.partition("#")[0].partition("?")[0]
    return normpath(join(dirname(name), path)) if path else name


def test_each_has_a_page() -> None:
    """Whoever reads the pages alone finds an answer to every question too, or where to begin."""
    assert [each.number for each in questions() if not each.pages] == []


@pytest.mark.parametrize("question", questions(), ids=lambda question: str(question.number))
def test_each_is_answered(call: Callable[..., Ran], kept: Path, question: Question) -> None:
    """Every command runs, every page is made, and what is said to stand in the answer does."""
    told = [rendered()[page] for page in question.pages]
    for command in question.commands:
        _, name, *args = shlex.split(command)
        dated = name in DATED and "--as-of" not in args
        ran = call(
            name,
            *args,
            *(("--as-of", "2026-11-24") if dated else ()),
            cwd=kept if name in OF_THE_PAST else ROOT,
            env={"COLUMNS": "400"},
        )
        assert (ran.code in ((0, 1) if name == "check" else (0,)), ran.err) == (True, ""), command
        told.append(_words(ran.out))
    assert [answer for answer in question.answers if not any(answer in each for each in told)] == []
