"""A first plan is written once, clean, in either language and size, whatever is answered."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judged import findings_of
from plankit.errors import MendableError
from plankit.init import Answers, starter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

TODAY = date(2026, 11, 24)
BOTH = [(language, size) for language in ("en", "nl") for size in ("small", "full")]


def answers(language: str, size: str, text: str = "De Brug") -> Answers:
    """Answers with one text everywhere."""
    return Answers(language, size, text, text, text, "anna@example.org")


def yaml_of(files: dict[str, str]) -> dict[str, str]:
    """The YAML files among some files."""
    return {name: text for name, text in files.items() if name.endswith(".yaml")}


@pytest.mark.parametrize(("language", "size"), BOTH)
@pytest.mark.parametrize("on", [TODAY, date(2027, 6, 1)])
def test_a_first_plan_is_clean(language: str, size: str, on: date) -> None:
    """Nothing is found under `starter`, and no error under `standard`, today and half a year on."""
    files = yaml_of(starter(answers(language, size), TODAY))
    assert [each.rule for each in findings_of(files, on, profile="starter")] == []
    assert [each.rule for each in findings_of(files, on, profile="standard") if each.severity == "error"] == []


@pytest.mark.parametrize(("language", "size"), BOTH)
def test_every_file_has_its_schema_and_every_part_is_explained(language: str, size: str) -> None:
    """Each file points at the schema beside the plan and begins with what it is for."""
    for name, text in yaml_of(starter(answers(language, size), TODAY)).items():
        up = "../" * name.count("/")
        first, second, *_ = text.splitlines()
        assert first == f"# yaml-language-server: $schema={up}schema/plan.schema.json"
        assert second.startswith("# ")
        assert "{{" not in text


@pytest.mark.parametrize("size", ["small", "full"])
def test_the_dutch_plan_is_the_english_ones_counterpart(size: str) -> None:
    """The same sections stand in both."""
    english, dutch = (starter(answers(language, size), TODAY) for language in ("en", "nl"))
    sections = [
        sorted(
            {
                line.partition(":")[0]
                for text in yaml_of(files).values()
                for line in text.splitlines()
                if line[:1].isalpha()
            }
        )
        for files in (english, dutch)
    ]
    assert sections[0] == sections[1]


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40))
def test_any_answer_makes_a_plan_or_is_refused(text: str) -> None:
    """Quotes, colons, braces and places in an answer stay text; what cannot be seen is refused."""
    try:
        files = yaml_of(starter(answers("en", "small", text), TODAY))
    except MendableError:
        assert not text.isprintable()
        return
    assert [each.rule for each in findings_of(files, TODAY, profile="starter")] == []


def test_init_writes_and_tells_the_next_three_steps(call: Callable[..., Ran], tmp_path: Path) -> None:
    """What stands where, and what to do next."""
    ran = call("init", "beleid", "--no-input", "--lang", "nl", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "In `beleid` staat nu een plan van 2 bestanden.\n"
        "\n"
        "De volgende drie stappen:\n"
        "  1. Open `beleid/plan.yaml` en maak het eigen: bij elk onderdeel staat waar het voor is.\n"
        "  2. Voer `plankit check beleid` uit om te zien wat er ontbreekt of niet klopt.\n"
        "  3. Voer `plankit render beleid --to html --out site` uit om het plan te publiceren.\n"
    )
    assert call("check", "beleid", cwd=tmp_path).code == 0


def test_init_never_overwrites(call: Callable[..., Ran], tmp_path: Path) -> None:
    """A file in the way is named, and nothing is written beside it."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "roles.yaml").write_text("mine")
    ran = call("init", "--no-input", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        "plankit: `plan` already holds `roles.yaml`; choose another folder.\n",
    )
    assert [path.name for path in (tmp_path / "plan").iterdir()] == ["roles.yaml"]
    assert (tmp_path / "plan" / "roles.yaml").read_text() == "mine"


def test_init_asks_when_there_is_someone_to_ask(tmp_path: Path) -> None:
    """At a terminal it asks for what was not given, and an empty answer takes what is offered."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "plankit", "init", "--size", "small", "--owner-email", "a@example.org"],
        cwd=tmp_path,
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    os.close(slave)
    os.write(master, b"nl\nGemeente Ergens\n\nAnna de Vries\n")
    _, asked = process.communicate(timeout=60)
    os.close(master)
    assert process.returncode == 0
    assert asked.decode().count("?") == 5
    text = (tmp_path / "plan" / "plan.yaml").read_text()
    assert 'organization: "Gemeente Ergens"' in text
    assert "Anna de Vries" in text + (tmp_path / "plan" / "roles.yaml").read_text()
