"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from plankit.errors import MendableError, refusal
from plankit.words import say


def write_file(name: str, text: str) -> None:
    """Write `text` to a file: to a new file beside it first, which then takes its place."""
    path = Path(name)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # A device or a pipe is written to; nothing may take its place.
            path.write_text(text, encoding="utf-8", newline="")
        else:
            _replace(Path(os.path.realpath(name)), text)
    except OSError as error:
        raise MendableError(
            say("`{file}` cannot be written: {why}. Name another file.", file=name, why=refusal(error))
        ) from error


def _replace(path: Path, text: str) -> None:
    with NamedTemporaryFile(
        "w", dir=path.parent, prefix=".plankit-", delete=False, encoding="utf-8", newline=""
    ) as file:
        made = Path(file.name)
        try:
            file.write(text)
            file.close()
            # A temporary file is closed to others; a report is as open as any file its maker makes.
            mask = os.umask(0)
            os.umask(mask)
            made.chmod(0o666 & ~mask)
            made.replace(path)
        except OSError:
            made.unlink(missing_ok=True)
            raise
