"""Printing a result."""

from __future__ import annotations

import os
import sys


def put(text: str) -> str:
    """Print text; what the terminal's encoding lacks is written as an escape, one that JSON knows too. Gives what was printed."""
    shown = _showable(text, sys.stdout.encoding or "utf-8")
    try:
        sys.stdout.write(shown)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read along has seen enough; what was found still decides the exit code.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return shown


def _showable(text: str, encoding: str) -> str:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        from json import dumps

        return "".join(each if _has(encoding, each) else dumps(each)[1:-1] for each in text)
    return text


def _has(encoding: str, character: str) -> bool:
    try:
        return bool(character.encode(encoding))
    except UnicodeEncodeError:
        return False
