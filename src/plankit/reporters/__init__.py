"""Formats: a report goes in, text comes out; one module per format, and no other place to list them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from plankit.report import Report
    from plankit.reporters.view import View

    Reporter = Callable[[Report, View], str]

FORMATS = {
    "text": "plankit.reporters.text",
    "json": "plankit.reporters.json",
    "jsonl": "plankit.reporters.jsonl",
    "github": "plankit.reporters.github",
    "gitlab": "plankit.reporters.gitlab",
    "sarif": "plankit.reporters.sarif",
    "junit": "plankit.reporters.junit",
    "azure": "plankit.reporters.azure",
    "rdjson": "plankit.reporters.rdjson",
    "checkstyle": "plankit.reporters.checkstyle",
    "markdown": "plankit.reporters.markdown",
}


def reporter(name: str) -> Reporter:
    """The function that writes a report in one of the FORMATS."""
    return cast("Reporter", import_module(FORMATS[name]).report)
