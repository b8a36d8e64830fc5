"""A plan that is looked after: when something of it was saved, and what that made new or mended."""

from __future__ import annotations

from plankit.watching.saves import Saves
from plankit.watching.turns import Standing, Turn, told

__all__ = ["Saves", "Standing", "Turn", "told"]
