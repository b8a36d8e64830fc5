"""What does not fit the format becomes a problem; the rest of each entry is kept and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit import shape
from plankit.shape.compiled import engine

if TYPE_CHECKING:
    from plankit.findings import Problem
    from plankit.merge import Merged
    from plankit.sections import PlanData

ROUNDS = 20


def fit(merged: Merged) -> tuple[PlanData, list[Problem]]:
    """Validate the joined data; what does not fit becomes a problem, and something harmless takes its place."""
    misfits = engine().ValidationError
    validate = shape.validator().validate_python
    try:
        return validate(merged.data), []
    except misfits as error:
        # A plan that fits has no use for the sentences about what does not.
        from plankit.misfits.fitting import Fitting

        fitting = Fitting(merged.data)
        fitting.mend(error.errors(include_url=False))
    for _ in range(ROUNDS):
        try:
            return validate(merged.data), fitting.problems
        except misfits as error:
            fitting.mend(error.errors(include_url=False))
    msg = "the plan does not come to fit"
    raise RuntimeError(msg)
