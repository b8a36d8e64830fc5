"""`plankit schema`: the JSON Schema, to the screen or into a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from plankit.schema import schema
from plankit.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_schema(call: Callable[..., Ran], tmp_path: Path, language: str) -> None:
    """The same text goes to the screen and into a file, in the language asked for or that of the environment."""
    shown = call("schema", "--lang", language)
    assert (shown.code, shown.out, shown.err) == (0, schema(words(language)), "")
    assert call("schema", env={"PLANKIT_LANG": language}).out == shown.out
    assert call("schema", "--lang", language, "-o", "plan.schema.json", cwd=tmp_path) == (0, "", "")
    assert (tmp_path / "plan.schema.json").read_text("utf-8") == shown.out


def test_the_schema_where_only_ascii_can_be_shown(run: Callable[..., Ran]) -> None:
    """It is JSON all the same, and means the same."""
    ran = run("schema", "--lang", "nl", env={"PYTHONIOENCODING": "ascii"})
    assert (ran.code, ran.err, json.loads(ran.out)) == (0, "", json.loads(schema(words("nl"))))
