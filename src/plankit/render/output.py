"""Pages written into a folder: all or none, and nothing touched there that plankit did not write."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from plankit.errors import MendableError, refusal
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MANIFEST = ".plankit-render.json"


def write(pages: Mapping[str, str | bytes], folder: Path, format: str) -> None:  # noqa: A002 - the option's name
    """Write pages into a folder that is new, empty, or ours; pages of an earlier time that are gone are removed."""
    before = _owned(folder, format)
    try:
        # The list comes first, so that a run that was cut short leaves a folder that the next one knows for its own.
        _write_one(folder / MANIFEST, _manifest(before | pages.keys(), format))
        for name, text in pages.items():
            _write_one(folder / name, text)
        _remove(folder, before - pages.keys())
        _write_one(folder / MANIFEST, _manifest(pages, format))
    except OSError as error:
        raise MendableError(
            say("`{folder}` cannot be written: {why}. Name another folder.", folder=str(folder), why=refusal(error))
        ) from error


def _owned(folder: Path, format: str) -> set[str]:  # noqa: A002
    """The pages that plankit wrote here before; a MendableError where the folder is somebody else's."""
    if not folder.exists():
        return set()
    if not folder.is_dir():
        raise MendableError(say("`{folder}` is a file; name a folder for the pages.", folder=str(folder)))
    manifest = folder / MANIFEST
    if not manifest.is_file():
        if any(folder.iterdir()):
            raise MendableError(
                say("`{folder}` holds other files; name a new or empty folder for the pages.", folder=str(folder))
            )
        return set()
    return _listed(manifest, folder, format)


def _listed(manifest: Path, folder: Path, format: str) -> set[str]:  # noqa: A002
    try:
        read = json.loads(manifest.read_text("utf-8"))
        names, written = {str(name) for name in read["pages"]}, str(read["format"])
    except (ValueError, KeyError, TypeError):
        raise MendableError(
            say("`{file}` is damaged; name a new or empty folder for the pages.", file=str(manifest))
        ) from None
    if written != format:
        raise MendableError(
            say(
                "`{folder}` holds the plan as {written}; name another folder for {format}.",
                folder=str(folder),
                written=written,
                format=format,
            )
        )
    return {name for name in names if (folder / name).resolve().is_relative_to(folder.resolve())}


def _manifest(pages: Iterable[str], format: str) -> str:  # noqa: A002
    return json.dumps({"plankit": "render", "format": format, "pages": sorted(pages)}, indent=1) + "\n"


def _write_one(path: Path, text: str | bytes) -> None:
    """Write a file whole or not at all; one that would not change is left alone."""
    new = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    if path.is_file() and path.read_bytes() == new:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".plankit-", delete=False) as file:
        made = Path(file.name)
        try:
            file.write(new)
            file.close()
            # A temporary file is closed to others; a page is as open as any file its maker makes.
            mask = os.umask(0)
            os.umask(mask)
            made.chmod(0o666 & ~mask)
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
