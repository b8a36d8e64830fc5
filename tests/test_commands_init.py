"""`plankit init` at the terminal: what it asks, what it refuses before it asks, and that it leaves no half of a plan."""

from __future__ import annotations

import os
import pty
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from written import tree, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran


def asked(folder: Path, words: list[str], typed: list[str]) -> tuple[int, str]:
    """How `plankit init` ends at a terminal, and what stands on it; each answer is typed when it is asked for."""
    pid, terminal = pty.fork()
    if not pid:  # pragma: no cover - the child
        os.chdir(folder)
        os.execv(sys.executable, [sys.executable, "-m", "plankit", "init", *words])  # noqa: S606 - that is what is tried
    shown = ""
    while part := _read(terminal):
        shown += part
        if shown.endswith(": ") and typed:
            os.write(terminal, f"{typed.pop(0)}\n".encode())
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), re.sub(r"\x1b\[[0-9;]*m|\r", "", shown)


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 65536).decode()
    except OSError:
        return ""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_conversation(tmp_path: Path, golden: Callable[..., None], language: str) -> None:
    """Six questions in the language chosen; what is none of the choices is asked again, markup in an answer is text."""
    answers = [language, "large", "small", "[bold]De Brug[/]", "", "Anna: 'de' \"Vries\"", "anna@example.org"]
    code, shown = asked(tmp_path, [], answers)
    assert code == 0
    golden(shown)
    plan = (tmp_path / "plan" / "plan.yaml").read_text("utf-8")
    assert 'organization: "[bold]De Brug[/]"' in plan
    assert r'''"Anna: 'de' \"Vries\""''' in plan


def test_a_taken_folder_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    """Nobody answers six questions in vain."""
    written(tmp_path, {"plan/plan.yaml": "mine"})
    code, shown = asked(tmp_path, ["--lang", "nl", "--size", "small"], [])
    assert (code, shown) == (2, "plankit: `plan` already holds `plan.yaml`; choose another folder.\n")


def test_beside_other_files(call: Callable[..., Ran], tmp_path: Path) -> None:
    """A folder with other things in it may hold a plan as well; they stay as they are."""
    written(tmp_path, {"plan/notes.md": "mine"})
    assert call("init", "--no-input", cwd=tmp_path).code == 0
    assert sorted(tree(tmp_path / "plan")) == [
        "notes.md",
        "plan.yaml",
        "roles.yaml",
        "schema",
        "schema/plan.schema.json",
    ]
    assert (tmp_path / "plan" / "notes.md").read_text() == "mine"


def test_a_name_with_spaces(call: Callable[..., Ran], tmp_path: Path) -> None:
    """The next steps can be copied as they stand."""
    ran = call("init", "mijn plan", "--no-input", "--lang", "en", cwd=tmp_path)
    assert ran.out.splitlines()[3:] == [
        "  1. Open `mijn plan/plan.yaml` and make it yours: every part says what it is for.",
        "  2. Run `plankit check 'mijn plan'` to see what is missing or wrong.",
        "  3. Run `plankit render 'mijn plan' --to html --out site` to publish it.",
    ]


def test_a_full_disk_leaves_no_half_of_a_plan(
    call: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written before the disk was full is taken away again."""
    opened = Path.open

    def _full(path: Path, *words: object, **more: object) -> object:
        if path.name == "roles.yaml" and words[:1] == ("x",):
            raise OSError(28, "No space left on device")
        return opened(path, *words, **more)

    monkeypatch.setattr(Path, "open", _full)
    ran = call("init", "--no-input", cwd=tmp_path)
    assert ran == (2, "", "plankit: `plan` cannot be written: the disk is full. Name another folder.\n")
    assert [path for path in (tmp_path / "plan").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--organization", "a\nb"], "An answer holds a character that cannot be seen: 'a\\nb'."),
        (["--owner-name", "\u202eannA"], "An answer holds a character that cannot be seen: '\\u202eannA'."),
    ],
)
def test_answers_that_cannot_be_seen(call: Callable[..., Ran], tmp_path: Path, words: list[str], told: str) -> None:
    """They are refused, and shown as what they are."""
    assert call("init", "--no-input", *words, cwd=tmp_path) == (2, "", f"plankit: {told}\n")
    assert tree(tmp_path) == {}
