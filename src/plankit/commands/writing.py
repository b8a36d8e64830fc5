"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from plankit.errors import MendableError
from plankit.words import say


def write_file(name: str, text: str) -> None:
    """Write `text` to a file: to a new file beside it first, which then takes its place."""
    path = Path(name)
    try:
        with NamedTemporaryFile(
            "w", dir=path.parent, prefix=".plankit-", delete=False, encoding="utf-8", newline=""
        ) as file:
            file.write(text)
        _take_place(file.name, path)
    except OSError as error:
        raise MendableError(
            say("`{file}` cannot be written: {why}.", file=name, why=error.strerror or str(error))
        ) from error


def _take_place(made: str, path: Path) -> None:
    try:
        # A temporary file is closed to others; a report is as open as any file its maker makes.
        mask = os.umask(0)
        os.umask(mask)
        Path(made).chmod(0o666 & ~mask)
        Path(made).replace(path)
    except OSError:
        Path(made).unlink(missing_ok=True)
        raise
