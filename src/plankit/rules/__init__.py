"""The rules: a module per family, a function per rule, a page per rule in `pages/`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from plankit.rule import declared

if TYPE_CHECKING:
    from plankit.rule import Rule


def all_rules() -> dict[str, Rule]:
    """Every rule by name, in the order of their families' names and within them as written."""
    _declare()
    return declared()


@cache
def _declare() -> None:
    for module in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        import_module(f"{__name__}.{module.stem}")
