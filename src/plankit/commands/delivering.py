"""An answer, brought where it was asked for."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from plankit.commands.putting import put
from plankit.commands.reporting import spare_the_plan
from plankit.commands.writing import write_file
from plankit.reporters.view import View, view_of

if TYPE_CHECKING:
    from plankit.commands.opening import Opened


def view_for(output: str) -> View:
    """How wide an answer may be and whether in colour; files are plain."""
    return View() if output not in {"", "-"} else view_of(sys.stdout, os.environ)


def deliver(opened: Opened, output: str, text: str) -> None:
    """Print an answer, or write it to a file that is none of the plan's own."""
    if output not in {"", "-"}:
        spare_the_plan(opened, output)
        write_file(output, text)
        return
    if "\r\n" in text and isinstance(sys.stdout, TextIOWrapper):
        # The line ends of a calendar are its own; no system may add to them.
        sys.stdout.reconfigure(newline="")
    put(text)
