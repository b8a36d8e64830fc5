"""The plan as PDF, set by typst from data: tagged for screen readers, with fonts that ship, the same bytes everywhere."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from plankit.errors import MendableError
from plankit.outputs.document import document
from plankit.outputs.document.blocks import inside
from plankit.outputs.pdf.colours import house_colours
from plankit.render.folders import Folders
from plankit.words import say

if TYPE_CHECKING:
    from plankit.outputs.document import Document
    from plankit.render import Wanted
    from plankit.views import Given

MAIN = "plan.typ"
SAFE = "/:?#@!$&'*+,;=%~.-_()[]"
LONG, LONG_WORD, PIECE = 1500, 24, 10
MANY = 45
"""Lines of contents that stand in two columns."""
LINKED, LONGEST, PAGE = 5_000_000, 20_000_000, 12_000
"""Characters of data up to which names are linked, up to which there is a document at all, and of one page."""
FEW = 12_000
"""Characters of a document whose chapters follow each other without beginning a page each."""
MISSING = "\N{WHITE SQUARE}"
"""What stands for a character that no font has."""

_UNKNOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_SEAM = re.compile(r"(?<=[/._@=&?-])(?=\w)")
_WORD = re.compile(rf"\S{{{LONG_WORD},}}")
_LETTERS = re.compile(rf"\w{{{2 * LONG_WORD},}}")


def make(given: Given, wanted: Wanted) -> bytes:
    """The whole document; a MendableError where typst is not installed or a template of a team's own is not right."""
    if find_spec("typst") is None:
        raise MendableError(say('A PDF can be made after `pip install "plankit[pdf]"`.'))
    folders = Folders("pdf", wanted.templates)
    data = _bounded(_data(document(given, wanted)))
    moment = int(datetime.combine(given.index.on, time(), UTC).timestamp())
    with TemporaryDirectory(prefix="plankit-") as place:
        given_to = {"plan": data, "colours": json.dumps(house_colours(given.index.plan.texts))}
        return _set(_sources(folders, Path(place)), folders, given_to, moment)


def _bounded(data: dict[str, Any]) -> str:
    """The data as text; of a long document without links from name to name, which take more memory than all the rest."""
    text = json.dumps(data, ensure_ascii=False)
    if len(text) > LONGEST:
        pages = round(len(text) / PAGE, -2)
        raise MendableError(
            say(
                "The PDF would have some {pages} pages, more than anybody prints or sends. Name a part with `--only`, or make pages with `--to html`.",
                pages=pages,
            )
        )
    if len(text) <= LINKED:
        return text
    for each in inside(data["blocks"]):
        if each.get("kind") == "way":
            each["kind"] = "span"
    return json.dumps(data, ensure_ascii=False)


def _sources(folders: Folders, place: Path) -> Path:
    """The folder with the templates; those of a team's own stand among ours in a folder that goes again."""
    if folders.own is None:
        return folders.ours
    for name in sorted({each.name for folder in (folders.ours, folders.own) for each in folder.glob("*.typ")}):
        found = folders.find(name)
        if found:
            copyfile(found, place / name)
    return place


def _set(sources: Path, folders: Folders, data: dict[str, str], moment: int) -> bytes:
    import typst

    fonts = [str(each / "fonts") for each in (folders.ours, folders.own) if each and (each / "fonts").is_dir()]

    def compiled(plan: str) -> bytes:
        return typst.compile(
            str(sources / MAIN),
            root=str(sources),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={**data, "plan": plan},
            pdf_standards=["ua-1"],
            timestamp=moment,
        )

    try:
        return compiled(data["plan"])
    except typst.TypstError as error:
        absent = _absent(error.diagnostic)
        if not absent and folders.own is None:
            raise
        try:
            return compiled(data["plan"].translate(absent))
        except typst.TypstError as other:
            raise _unfit(other) from other


def _absent(diagnostic: str) -> dict[int, str]:
    """The characters that no font has, each with what stands for it."""
    told = "".join(_UNKNOWN.findall(diagnostic))
    found = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), told)
    return {ord(each): MISSING for each in found if not each.isascii()}


def _unfit(error: Exception) -> MendableError:
    return MendableError(say("The templates in the folder `pdf` are not right: {why}", why=str(error)))


def _data(found: Document) -> dict[str, Any]:
    """The document as typst wants it."""
    data = found._asdict()
    headings = [each["level"] for each in inside(found.blocks) if each.get("kind") == "heading"]
    data["chapters"] = headings.count(1)
    data["long"] = sum(level <= found.depth for level in headings) > MANY
    data["running"] = " · ".join(filter(None, (found.organization, found.title)))
    data["foot"] = " · ".join(filter(None, (found.edition, found.day)))
    data["short"] = _length(found.blocks) < FEW
    for each in inside([data["facts"], data["colophon"], data["blocks"]]):
        _prepare(each)
        if data["short"] and each.get("kind") == "heading":
            each["opens"] = False
    return data


def _prepare(each: dict[str, Any]) -> None:
    if "text" in each:
        each["text"] = _WORD.sub(_seamed, each["text"])
    if "href" in each:
        each["href"] = quote(each["href"], safe=SAFE)
    for head in inside(each.get("head", [])):
        # A head that is repeated on the next page is no part of what is read aloud, and may hold no link.
        head["kind"] = "span" if head["kind"] in {"link", "way"} else head["kind"]
    if "cells" in each or "parts" in each or "name" in each:
        each["long"] = _length(each) > LONG


def _length(part: object) -> int:
    """How much text there is in a part; what is short is not torn apart by the end of a page."""
    return sum(len(run.get("text", "")) for run in inside(part))


def _seamed(match: re.Match[str]) -> str:
    """A long word with places at which it may go on in the next line."""
    word = _SEAM.sub("\u200b", match[0])
    return _LETTERS.sub(
        lambda part: "\u200b".join(part[0][at : at + PIECE] for at in range(0, len(part[0]), PIECE)), word
    )
