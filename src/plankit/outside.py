"""Lists kept outside the YAML files, brought into the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plankit.files import Texts
    from plankit.findings import Problem
    from plankit.sections import PlanData


def bring_in(data: PlanData, texts: Texts) -> list[Problem]:
    """Read the lists that the plan names; what is wrong with them is a problem."""
    return []
