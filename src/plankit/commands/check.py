"""`plankit check`: the gate."""

from __future__ import annotations

from plankit.commands import options
from plankit.commands.opening import opened
from plankit.commands.reporting import Wanted, checked, run


def check(
    path: options.PlanPath = None,
    as_of: options.AsOf = "",
    horizon: options.Horizon = "",
    format: options.Format = "text",  # noqa: A002 - the option's name
    output: options.Output = "",
    fail_level: options.FailLevel = "",
    select: options.Select = [],  # noqa: B006 - Typer copies it
    ignore: options.Ignore = [],  # noqa: B006
    profile: options.Profile = "",
    hints: options.Hints = False,
    statistics: options.Statistics = False,
    lang: options.Language = "",
) -> int:
    """Find everything that is wrong with a plan, on a day."""
    wanted = checked(Wanted(format, output, profile, fail_level, tuple(select), tuple(ignore), hints, statistics))
    return run(opened(path, as_of=as_of, horizon=horizon, lang=lang), wanted)
