"""The plan as a workbook that a manager can filter: a sheet a subject, and a first one that tells what it is."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from plankit.curtain import shows
from plankit.errors import MendableError
from plankit.outputs.workbook import building, deciding, matrix, opening, people
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.outputs.workbook.sheets import Sheet
    from plankit.render import Wanted
    from plankit.views import Given

__all__ = ["make", "sheets"]

SUBJECTS = (matrix, people, deciding, building, opening)


def make(given: Given, wanted: Wanted) -> bytes:
    """The whole workbook; a MendableError where XlsxWriter is not installed."""
    if find_spec("xlsxwriter") is None:
        raise MendableError(say('A workbook can be made after `pip install "plankit[xlsx]"`.'))
    from plankit.outputs.workbook.writing import written

    return written(given, tuple(sheets(given, wanted.only)), wanted.language)


def sheets(given: Given, only: str = "") -> Iterator[Sheet]:
    """The sheets there are for an audience; with `only` those of one section."""
    for subject in SUBJECTS:
        for each in subject.sheets(given):
            if only in ("", each.section) and shows(given.audience, given.people, each.page):
                yield each
