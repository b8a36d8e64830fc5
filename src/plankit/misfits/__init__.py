"""What does not fit the format becomes a problem; the rest of each entry is kept and judged."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from plankit import shape
from plankit.misfits.again import Before, taken_over
from plankit.shape.compiled import engine

if TYPE_CHECKING:
    from plankit.findings import Problem
    from plankit.merge import Merged
    from plankit.sections import PlanData

ROUNDS = 20


def fit(merged: Merged, before: Before | None = None) -> tuple[PlanData, list[Problem]]:
    """Validate the joined data; what does not fit becomes a problem, and something harmless takes its place.

    An entry of a file that was there `before` is taken over from then.
    """
    misfits = engine().ValidationError
    try:
        return shape.quick().validate_python(taken_over(merged.data, before) if before else merged.data), []
    except misfits:
        return _mended(merged.data, misfits)


def _mended(data: dict[str, Any], misfits: type[Any]) -> tuple[PlanData, list[Problem]]:
    """The data made to fit, round by round, and what was told on the way."""
    # A plan that fits has no use for the sentences about what does not.
    from plankit.misfits.fitting import Fitting

    fitting = Fitting(data)
    for _ in range(ROUNDS):
        try:
            return shape.validator().validate_python(data), fitting.problems
        except misfits as error:
            fitting.mend(error.errors(include_url=False))
        with suppress(misfits):
            return shape.quick().validate_python(data), fitting.problems
    msg = "the plan does not come to fit"
    raise RuntimeError(msg)
