"""Same plan, day and version: same bytes, whatever the machine's time zone, language, seed of hashes, folder or mask."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = (
    {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
    {
        "TZ": "Asia/Tokyo",
        "PYTHONHASHSEED": "2",
        "LC_ALL": "nl_NL.ISO-8859-1",
        "LANG": "nl_NL.ISO-8859-1",
        "PYTHONUTF8": "0",
        "COLUMNS": "40",
    },
)
FORMATS = {
    "html": (),
    "markdown": (),
    "html, in one file": ("--single-file",),
    "markdown, in one file": ("--single-file",),
    "html, in two languages": ("--lang", "nl,en"),
    "pdf": (),
    "docx": (),
    "xlsx": (),
    "json": (),
    "ics": (),
}
NEEDED = {"pdf": "typst", "docx": "pypandoc", "xlsx": "xlsxwriter"}


@pytest.mark.parametrize("made", FORMATS)
def test_surroundings_change_no_byte(tmp_path: Path, made: str) -> None:
    """Every format, in two surroundings that have nothing in common."""
    format_ = made.partition(",")[0]
    if format_ in NEEDED:
        pytest.importorskip(NEEDED[format_])
    plan = ROOT / "plan"
    outs = []
    for number, (environment, mask) in enumerate(zip(ELSEWHERE, (0o022, 0o077), strict=True)):
        place = tmp_path / "home" / ("a" * number) / str(number)
        place.mkdir(parents=True)
        command = [sys.executable, "-m", "plankit", "render", os.path.relpath(plan, place), "--as-of", "2026-11-24"]
        subprocess.run(
            [*command, "--to", format_, "--out", "made", *FORMATS[made]],
            cwd=place,
            env=os.environ | environment,
            umask=mask,
            check=True,
            capture_output=True,
        )
        outs.append(place / "made")
    one, other = map(bytes_of, outs)
    assert [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)] == []
    assert one


def bytes_of(out: Path) -> dict[str, bytes]:
    """What was written, by the names of files."""
    files = [out] if out.is_file() else [each for each in out.rglob("*") if each.is_file()]
    return {str(each.relative_to(out)): each.read_bytes() for each in files}
