"""The program itself, as far as an answer depends on it."""

from __future__ import annotations

import os
import sys

from plankit import __version__

HOME = os.path.dirname(os.path.dirname(__file__))
ENDINGS = (".py", ".md", ".json", ".mo")


def marks() -> tuple[object, ...]:
    """What differs as soon as another release runs, of plankit, of Python or of a library, or a line of code is changed."""
    libraries = [os.stat(path).st_mtime_ns for path in sys.path if path.endswith("-packages") and os.path.isdir(path)]
    return __version__, sys.version, HOME, libraries, _files(HOME)


def _files(folder: str) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(ENDINGS):
                about = entry.stat()
                found.append((entry.name, about.st_mtime_ns, about.st_size))
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                found += _files(entry.path)
    return sorted(found)
