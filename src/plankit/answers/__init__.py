"""Answers to questions about the plan, for terminals, for pasting and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers.json import json
from plankit.answers.markdown import markdown
from plankit.answers.sheet import Column, Link, Row, Setting, Sheet, Shown, Table, entry, party
from plankit.answers.text import text

if TYPE_CHECKING:
    from plankit.reporters.view import View

__all__ = ["FORMATS", "Column", "Link", "Row", "Setting", "Sheet", "Shown", "Table", "entry", "party", "told"]

FORMATS = ("text", "json", "markdown")


def told(sheet: Sheet, setting: Setting, format: str, schema: str, view: View) -> str:  # noqa: A002 - the option's name
    """An answer in one of the FORMATS."""
    match format:
        case "json":
            return json(sheet, setting, schema)
        case "markdown":
            return markdown(sheet, setting)
    return text(sheet, setting, view)
