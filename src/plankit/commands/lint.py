"""`plankit lint`: what can be told from the text alone, without any date."""

from __future__ import annotations

from functools import partial

from plankit.commands.putting import put
from plankit.memory import asked, recalled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from plankit.commands import options


def lint(
    path: options.PlanPaths = [],  # noqa: B006 - Typer copies it
    format: options.Format = [],  # noqa: A002, B006 - the option's name; Typer copies it
    output: options.Output = "",
    fail_level: options.FailLevel = "",
    select: options.Select = [],  # noqa: B006 - Typer copies it
    ignore: options.Ignore = [],  # noqa: B006
    profile: options.Profile = "",
    hints: options.Hints = False,
    statistics: options.Statistics = False,
    no_cache: options.NoCache = False,
    watch: options.Watch = False,
    lang: options.Language = "",
) -> int:
    """Find what is wrong with the text of a plan, whatever the day; for editors and hooks."""
    question = asked("lint", dict(locals()))
    if answer := recalled(question):
        put(answer.text)
        return answer.code
    from plankit.commands.looking import looked
    from plankit.commands.opening import opened
    from plankit.commands.reporting import Wanted, checked

    wanted = checked(
        Wanted(tuple(format), output, profile, fail_level, tuple(select), tuple(ignore), hints, statistics)
    )
    return looked(
        path, partial(opened, lang=lang, recall=not no_cache), wanted, static=True, question=question, watch=watch
    )
