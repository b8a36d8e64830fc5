"""What a finding is known by: the same defect in other files, in another order, is the same finding."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from judged import findings_of
from plankit.explain import SHOWN, page
from plankit.rules import all_rules
from test_rules import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

ABOUT_THE_TEXT = {"alias-bomb", "merge-key", "several-documents", "self-referring-alias"}
"""Rules about what stands together in one file: divided over several, it is another text."""


def moved(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same plan, a file for each section, the last one first, with its entries the other way round."""
    told: dict[str, bytes] = {}
    for name, raw in files.items():
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            text = ""
        if not text or not name.endswith(".yaml"):
            told[name] = raw
            continue
        sections = reversed(_chunks(text, r"\w"))
        told |= {f"moved/{number}-{name}": _turned(section, 2).encode() for number, section in enumerate(sections)}
    return told


def _chunks(text: str, first: str) -> list[str]:
    """The parts of a text, each from a line that begins like this; a comment belongs to what follows it."""
    chunks: list[str] = []
    comment = False
    for line in text.splitlines(keepends=True):
        if not chunks or (re.match(first, line) and not comment):
            chunks.append("")
        chunks[-1] += line
        comment = line.lstrip().startswith("#")
    return chunks


def _turned(entry: str, indent: int) -> str:
    head, _, body = entry.partition("\n")
    if indent > 4 or not re.match(rf" {{{indent}}}[\w-]+:", body):
        return entry
    return f"{head}\n" + "".join(_turned(each, indent + 2) for each in reversed(_chunks(body, rf" {{{indent}}}\S")))


def prints(files: Mapping[str, bytes], on: date, rule: str) -> Counter[tuple[str, str]]:
    """The findings of a plan, by rule and fingerprint without its counter; of this rule alone where it stops the reading."""
    found = [each for each in findings_of(files, on) if all_rules()[rule].family != "file" or each.rule == rule]
    return Counter((each.rule, each.fingerprint.partition("-")[0]) for each in found)


@pytest.mark.parametrize("rule", sorted(all_rules().keys() - ABOUT_THE_TEXT))
def test_other_files_and_another_order_leave_every_fingerprint(rule: str) -> None:
    """The plan of each rule's page, divided over files and turned around, gives the same findings."""
    shown = page(rule)
    files = shown.files(SHOWN)
    on = day_of(shown, SHOWN)
    assert prints(files, on, rule) == prints(moved(files), on, rule)
