"""The file around the text: the reference that gives the looks, pages that lie on their side, the same bytes each time."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
TEXT, PROPERTIES = "word/document.xml", "docProps/core.xml"
HEAD = "MatrixHead"

_SECTION = re.compile(r"<w:sectPr(?![^>]*w:plan)[^>]*>.*?</w:sectPr>", re.DOTALL)
_BROKEN = re.compile(r'<w:sectPr w:plan="(\w+)"\s*/>')
_SIZE = re.compile(r"<w:pgSz\b[^>]*/>")
_SIDE = re.compile(r'w:(w|h)="(\d+)"')
_MADE = re.compile(r"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")
_LOOSE = re.compile(r"<w:titlePg\b[^>]*/>")
_ROW = re.compile(r"<w:tr\b[^>]*>.*?</w:tr>", re.DOTALL)
_INWARD = re.compile(r'<w:hyperlink w:anchor="[^"]*"[^>]*>.*?</w:hyperlink>', re.DOTALL)
_COLOURED = re.compile(r'<w:rStyle w:val="Hyperlink"\s*/>')
_CELL = re.compile(r"<w:tc>(\s*)<w:tcPr(?:\s*/>|>(.*?)</w:tcPr>)", re.DOTALL)
_ROW_LOOK = re.compile(r"<w:trPr>")


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one package, without a trace of when it was made."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name in sorted(files, key=lambda name: (name != "[Content_Types].xml", name)):
            package.writestr(ZipInfo(name, EPOCH), files[name], ZIP_DEFLATED)
    return made.getvalue()


def unpacked(package: bytes) -> dict[str, bytes]:
    """The files in a package."""
    with ZipFile(BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def folder(place: Path) -> bytes:
    """A folder with the parts of a package as that package."""
    return packed(
        {each.relative_to(place).as_posix(): each.read_bytes() for each in place.rglob("*.*") if each.is_file()}
    )


def finished(made: bytes, day: date) -> bytes:
    """What pandoc made, of that day, with pages turned where that was asked for."""
    files = unpacked(made)
    files[PROPERTIES] = _MADE.sub(rf"\g<1>{day.isoformat()}T00:00:00Z", files[PROPERTIES].decode("utf-8")).encode(
        "utf-8"
    )
    files[TEXT] = _calm(_heads_upright(_turned(files[TEXT].decode("utf-8")))).encode("utf-8")
    return packed(files)


def _turned(text: str) -> str:
    """The text with whole ends of sections: the pages of the reference, as they are or on their side."""
    last = [*_SECTION.finditer(text)][-1][0]
    later = _LOOSE.sub("", last)
    seen: list[str] = []

    def end(match: re.Match[str]) -> str:
        # Only the first section has a page without running heads.
        section = later if seen else last
        seen.append(match[1])
        return _SIZE.sub(_on_its_side, section) if match[1] == "aside" else section

    if not _BROKEN.search(text):
        return text
    before, _, after = text.rpartition(last)
    return _BROKEN.sub(end, before) + later + after


def _on_its_side(match: re.Match[str]) -> str:
    sides = dict(_SIDE.findall(match[0]))
    return f'<w:pgSz w:w="{sides["h"]}" w:h="{sides["w"]}" w:orient="landscape"/>'


def _heads_upright(text: str) -> str:
    """The heads of matrices turned, so that many columns find room; no row is torn apart by the end of a page."""
    return _ROW.sub(lambda row: _turned_row(row[0]) if f'"{HEAD}"' in row[0] else _whole(row[0]), text)


def _whole(row: str) -> str:
    return row if "<w:trPr>" in row else row.replace("<w:tr>", "<w:tr><w:trPr><w:cantSplit/></w:trPr>", 1)


def _turned_row(row: str) -> str:
    row = _ROW_LOOK.sub('<w:trPr><w:trHeight w:val="2400" w:hRule="atLeast"/>', row, count=1)
    cells = row.split("<w:tc>")
    return cells[0] + "".join(
        _CELL.sub(
            r'<w:tc>\1<w:tcPr>\2<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/></w:tcPr>',
            f"<w:tc>{cell}",
            count=1,
        )
        if f'"{HEAD}"' in cell
        else f"<w:tc>{cell}"
        for cell in cells[1:]
    )


def _calm(text: str) -> str:
    """Links within the document in the colour of the text: there is one at nearly every name."""
    return _INWARD.sub(lambda link: _COLOURED.sub("", link[0]), text)
