"""The plan as a Word document, made by pandoc from data: styles, running heads and pages from a reference document."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from plankit.errors import MendableError
from plankit.outputs.document import document
from plankit.outputs.docx.package import finished, folder
from plankit.outputs.docx.tree import tree
from plankit.render.folders import Folders
from plankit.words import say

if TYPE_CHECKING:
    from plankit.render import Wanted
    from plankit.views import Given

REFERENCE = "reference.docx"


def make(given: Given, wanted: Wanted) -> bytes:
    """The whole document; a MendableError where pandoc is not installed or the reference is none."""
    pandoc = _pandoc()
    folders = Folders("docx", wanted.templates)
    text = json.dumps(tree(document(given, wanted)))
    with TemporaryDirectory(prefix="plankit-") as place:
        return finished(_converted(pandoc, text, _reference(folders, Path(place))), given.index.on)


def _pandoc() -> str:
    if find_spec("pypandoc") is not None:
        import pypandoc  # type: ignore[import-untyped]

        try:
            return str(pypandoc.get_pandoc_path())
        except OSError:
            pass
    raise MendableError(say('A Word document can be made after `pip install "plankit[docx]"`.'))


def _reference(folders: Folders, place: Path) -> Path:
    """The reference: a team's own, else ours, which is packed from its parts."""
    own = folders.find(REFERENCE)
    if own:
        return own
    packed = place / REFERENCE
    packed.write_bytes(folder(folders.ours / "reference"))
    return packed


def _converted(pandoc: str, text: str, reference: Path) -> bytes:
    command = [pandoc, "--from=json", "--to=docx", "--sandbox", "--number-sections", f"--reference-doc={reference}"]
    done = subprocess.run(  # noqa: S603 - pandoc itself, and what we say to it
        [*command, "--output=-"], input=text.encode(), capture_output=True, check=False
    )
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip()
        raise MendableError(
            say("`{file}` cannot be used for the looks of a document: {why}", file=reference.name, why=why)
        )
    return done.stdout
