"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from plankit.errors import MendableError, refusal
from plankit.words import say


def write_file(name: str, text: str | bytes) -> None:
    """Write `text`, as UTF-8, to a file: to a new file beside it first, which then takes its place."""
    path, data = Path(name), text if isinstance(text, bytes) else text.encode("utf-8")
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # A device or a pipe is written to; nothing may take its place.
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(name)), data)
    except OSError as error:
        raise MendableError(
            say("`{file}` cannot be written: {why}. Name another file.", file=name, why=refusal(error))
        ) from error


def _replace(path: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=".plankit-", delete=False) as file:
        made = Path(file.name)
        try:
            file.write(data)
            file.close()
            # A temporary file is closed to others; a report is as open as any file its maker makes.
            mask = os.umask(0)
            os.umask(mask)
            made.chmod(0o666 & ~mask)
            made.replace(path)
        except OSError:
            made.unlink(missing_ok=True)
            raise
