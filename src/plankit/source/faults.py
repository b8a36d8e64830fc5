"""Text that is no YAML, told in words a colleague understands, at the place where it goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.findings import Problem
from plankit.words import say

if TYPE_CHECKING:
    from plankit.source.events import Break
    from plankit.source.text import Text


def explain(text: Text, fault: Break) -> list[Problem]:
    """The one problem that ends the reading of a file."""
    return [
        Problem(
            text.at(fault.place, fault.place + 1),
            say("This is no YAML that can be read: {words}.", words=fault.problem),
            say("Look at this line and the one above it: colons, quotes, brackets and indentation."),
            rule="broken-yaml",
        )
    ]
