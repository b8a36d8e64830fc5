"""A plan in which every private field holds a word that can be looked for, and its outputs in every format."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from conftest import ROOT
from hostile import Fields, infested
from plankit.curtain import Curtain, drawn
from plankit.files import texts
from plankit.index import Index
from plankit.lint import Choice, lint
from plankit.outputs import make
from plankit.outputs.document import document
from plankit.plan import load
from plankit.render import Wanted, render
from plankit.views import Given

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 24)
NAME, MAIL, NOTE, REASON, JOB, RECORD = (
    "Zyxanna de Qwertman",
    "zyxmail@plaza.example",
    "Zyxnote",
    "Zyxreason",
    "Zyxjob",
    "31415",
)
ID, STRANGER = "zyxid", "zyxstranger"
SENTENCE = f"Ask {NAME} or zyxanna  de qwertman's desk, {MAIL}"
NOTES = ("internal", "internal_note")


@cache
def whole() -> Index:
    """The example of every field, with words to look for in it: a new one each time, as they are planted in place."""
    text = (ROOT / "tests" / "data" / "every-field.yaml").read_text("utf-8")
    text = re.sub(r"  people_from:.*\n|  inventory:.*\n|  extends:.*\n", "", text)
    text = re.sub(r"\banna\b(?!@)", ID, text)
    text = re.sub(r"\bbram\b", STRANGER, text)
    text = text.replace("Anna de Wit", NAME).replace("anna@example.nl", MAIL).replace("Communications adviser", JOB)
    text = text.replace("reason: leave", f"reason: {REASON}").replace(
        "  budget: {2027: {licence: 12000", f"  budget: {{2027: {{licence: {RECORD}"
    )
    plan = load(texts({"plan.yaml": text}))
    fields = Fields()
    _mention(plan.data, fields)
    return Index(plan, TODAY, date(2027, 2, 22))


def _mention(data: Any, fields: Fields) -> None:
    """In every text of the plan the name and address are mentioned; every note holds its own word."""
    words = {
        model: [each for each in names if each not in {"name", "email", "job"} | set(NOTES)]
        for model, names in fields.plain.items()
    }
    infested(data, {model: words[model] + fields.prose[model] for model in words}, lambda: SENTENCE)
    infested(
        data, {model: [each for each in names if each in NOTES] for model, names in fields.plain.items()}, lambda: NOTE
    )
    for person in data.people.values():
        person.away[0].__dict__["reason"] = REASON


def behind(curtain: Curtain) -> Given:
    """What pages are made of, behind a curtain, with what the check found."""
    index = whole()
    findings = lint(index, Choice("strict")).findings
    shown, told = drawn(index, findings, curtain)
    return Given(shown, told, curtain.audience, curtain.people, sum(each.severity == "error" for each in findings))


def outputs(curtain: Curtain, language: str = "en") -> Iterator[tuple[str, str]]:
    """Every output as text, by its name: pages for colleagues as HTML, for others as Markdown, which is quicker to make."""
    given = behind(curtain)
    pages = "html" if curtain.audience == "staff" else "markdown"
    for path, page in render(given, Wanted(pages, language)).items():
        yield f"{pages} {path}", f"{path}\n{page}"
    for format_ in ("json", "ics"):
        made = make(given, Wanted(format_, language)).decode()
        yield format_, made.replace("\r\n ", "")
    yield "xlsx", read(make(given, Wanted("xlsx", language)))
    yield "pdf and docx", repr(document(given, Wanted("pdf", language)))


def read(workbook: bytes) -> str:
    """All that stands in a workbook, wherever in its package."""
    with ZipFile(io.BytesIO(workbook)) as package:
        return "\n".join(f"{name}\n{unescape(package.read(name).decode())}" for name in package.namelist())
