"""What is in a PDF, as a reader that is not typst sees it: structure, outline, links, places, pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE = 842
"""The long side of A4, in points."""


class Part(NamedTuple):
    """An element of the structure tree: its kind, and what it is said to show."""

    kind: str
    alt: str
    scope: str
    children: tuple[Part, ...]

    def all(self, *kinds: str) -> Iterator[Part]:
        """The elements of these kinds in it, in reading order."""
        for child in self.children:
            if child.kind in kinds:
                yield child
            yield from child.all(*kinds)


class Paper:
    """A PDF that was opened."""

    def __init__(self, made: bytes) -> None:
        """Open it."""
        self.pdf = pytest.importorskip("pikepdf").open(io.BytesIO(made))
        self.root = self.pdf.Root

    @property
    def title(self) -> str:
        """The title in its properties."""
        return str(self.pdf.docinfo["/Title"])

    @property
    def tree(self) -> Part:
        """The structure that a screen reader follows."""
        return Part("", "", "", tuple(_parts(self.root.StructTreeRoot.K)))

    @property
    def outline(self) -> list[tuple[int, str]]:
        """The bookmarks, each with its depth."""
        with self.pdf.open_outline() as outline:
            return [*_flat(outline.root, 1)]

    @property
    def claims(self) -> str:
        """Which edition of PDF/UA it says it keeps to."""
        with self.pdf.open_metadata() as metadata:
            return str(metadata.get("pdfuaid:part"))

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of each page."""
        return [(round(page.mediabox[2]), round(page.mediabox[3])) for page in self.pdf.pages]

    @property
    def places(self) -> dict[str, int]:
        """Every named place and its page, counted from 0."""
        names = self.root.Names.Dests.Names
        pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        return {str(names[at]): pages[names[at + 1][0].objgen] for at in range(0, len(names), 2)}

    @property
    def annotations(self) -> list:
        """Everything on the pages that can be clicked."""
        return [each for page in self.pdf.pages for each in page.get("/Annots", [])]

    @property
    def addresses(self) -> set[str]:
        """Where links lead that leave the document."""
        return {str(each.A.URI) for each in self.annotations if "/A" in each}

    @property
    def ways(self) -> list[str]:
        """Where links lead within the document, by the name of the place."""
        names = pytest.importorskip("pikepdf").String
        return [str(each.Dest) for each in self.annotations if isinstance(each.get("/Dest"), names)]


def _parts(node) -> Iterator[Part]:
    pikepdf = pytest.importorskip("pikepdf")
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _parts(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        kind, alt = str(node.S).removeprefix("/"), str(node.get("/Alt", ""))
        yield Part(kind, alt, _scope(node.get("/A")), tuple(_parts(node.get("/K"))))


def _scope(attributes) -> str:
    pikepdf = pytest.importorskip("pikepdf")
    found = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes or {}]
    return next((str(each["/Scope"]).removeprefix("/") for each in found if "/Scope" in each), "")


def _flat(items, depth: int) -> Iterator[tuple[int, str]]:
    for each in items:
        yield depth, each.title
        yield from _flat(each.children, depth + 1)
