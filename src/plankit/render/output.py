"""Pages written into a folder: all or none, and nothing touched there that plankit did not write."""

from __future__ import annotations

import json
import os
import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from plankit.errors import MendableError, refusal
from plankit.render.kept import Kept, kept, standing
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

MANIFEST = ".plankit-render.json"

_DAY = re.compile(r"^<!-- plankit: (\d{4}-\d\d-\d\d) -->$", re.MULTILINE)
_TOUCHED = re.compile(rb"<p class=\"touched\">.*?</p>\n?")


class Edition(NamedTuple):
    """What a folder of pages holds: the plan in a format, as of a day."""

    format: str
    as_of: str


def with_kept(pages: Mapping[str, str], folder: Path) -> Kept:
    """The pages, with what was written by hand into those of a folder; only pages of Markdown have such."""
    owned = _listed(folder)[1] if (folder / MANIFEST).is_file() else set()
    return kept(pages, standing({name for name in owned if name.endswith(".md")}, folder))


def write(
    pages: Mapping[str, str | bytes], folder: Path, edition: Edition, *, spared: Iterable[str] = frozenset()
) -> None:
    """Write pages into a folder that is new, empty, or ours; pages of an earlier time that are gone are removed.

    Those `spared` stay, and stay ours.
    """
    before = _owned(folder, edition.format)
    ours = pages.keys() | set(spared)
    try:
        # The list comes first, so that a run that was cut short leaves a folder that the next one knows for its own.
        _write_one(folder / MANIFEST, _manifest(before | ours, edition))
        for name, text in pages.items():
            _write_one(folder / name, text)
        _remove(folder, before - ours)
        _write_one(folder / MANIFEST, _manifest(ours, edition))
    except OSError as error:
        raise MendableError(
            say("`{folder}` cannot be written: {why}. Name another folder.", folder=str(folder), why=refusal(error))
        ) from error


def written_as_of(place: Path) -> str:
    """The day as of which the pages of a folder were written, or a file with all of them; `""` where that is not known."""
    if place.is_file():
        found = _DAY.findall(place.read_text("utf-8", "replace"))
        return found[-1] if found else ""
    return _listed(place)[0].as_of if (place / MANIFEST).is_file() else ""


def differing(made: Kept, folder: Path) -> list[str]:
    """The pages of a folder that are not the ones made, those that are missing and those that are too many."""
    owned = _listed(folder)[1] if (folder / MANIFEST).is_file() else set()
    gone = owned - made.pages.keys() - set(made.orphans)
    return sorted({name for name, text in made.pages.items() if not same(folder / name, text)} | gone)


def same(path: Path, text: str | bytes) -> bool:
    """Whether a file holds just this; when it was last changed is not known before it is committed, and does not count."""
    return path.is_file() and _TOUCHED.sub(b"", path.read_bytes()) == _TOUCHED.sub(b"", _bytes(text))


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "replace")


def _owned(folder: Path, format: str) -> set[str]:  # noqa: A002
    """The pages that plankit wrote here before; a MendableError where the folder is somebody else's."""
    if not folder.exists():
        return set()
    if not folder.is_dir():
        raise MendableError(say("`{folder}` is a file; name a folder for the pages.", folder=str(folder)))
    if not (folder / MANIFEST).is_file():
        if any(folder.iterdir()):
            raise MendableError(
                say("`{folder}` holds other files; name a new or empty folder for the pages.", folder=str(folder))
            )
        return set()
    edition, names = _listed(folder)
    if edition.format != format:
        raise MendableError(
            say(
                "`{folder}` holds the plan as {written}; name another folder for {format}.",
                folder=str(folder),
                written=edition.format,
                format=format,
            )
        )
    return names


def _listed(folder: Path) -> tuple[Edition, set[str]]:
    """What the list of a folder says: which edition, which pages; never one outside the folder."""
    manifest = folder / MANIFEST
    try:
        read = json.loads(manifest.read_text("utf-8"))
        names, edition = {str(name) for name in read["pages"]}, Edition(str(read["format"]), str(read.get("as_of", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise MendableError(
            say("`{file}` is damaged; name a new or empty folder for the pages.", file=str(manifest))
        ) from None
    return edition, set(_within(folder, names))


def _within(folder: Path, names: Iterable[str]) -> Iterator[str]:
    """Those of these pages that are in the folder, and not by a link somewhere else."""
    whole = folder.resolve()
    parents = {parent: (folder / parent).resolve() for parent in {posixpath.dirname(name) for name in names}}
    for name in names:
        parent, last = posixpath.split(name)
        plain = last not in {"", ".", ".."} and not (folder / name).is_symlink()
        if (parents[parent] if plain else (folder / name).resolve()).is_relative_to(whole):
            yield name


def _manifest(pages: Iterable[str], edition: Edition) -> str:
    listed = {"plankit": "render", **edition._asdict(), "pages": sorted(pages)}
    return json.dumps(listed, indent=1) + "\n"


def _write_one(path: Path, text: str | bytes) -> None:
    """Write a file whole or not at all; one that would not change is left alone."""
    new = _bytes(text)
    if path.is_file() and path.read_bytes() == new:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".plankit-{os.urandom(6).hex()}")
    try:
        # Not a temporary file of Python's, which is closed to others: a page is as open as any file its maker makes.
        with made.open("xb") as file:
            file.write(new)
        made.replace(path)
    except OSError:
        made.unlink(missing_ok=True)
        raise


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Remove pages of an earlier time, and the folders that are thereby empty."""
    for name in sorted(names):
        (folder / name).unlink(missing_ok=True)
    for parent in sorted({(folder / name).parent for name in names}, reverse=True):
        if parent != folder and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
