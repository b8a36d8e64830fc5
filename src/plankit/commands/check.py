"""`plankit check`: the gate."""

from __future__ import annotations

from functools import partial

from plankit.commands.putting import put
from plankit.memory import asked, recalled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from plankit.commands import options


def check(
    path: options.PlanPaths = [],  # noqa: B006 - Typer copies it
    as_of: options.AsOf = "",
    horizon: options.Horizon = "",
    format: options.Format = [],  # noqa: A002, B006 - the option's name; Typer copies it
    output: options.Output = "",
    fail_level: options.FailLevel = "",
    select: options.Select = [],  # noqa: B006 - Typer copies it
    ignore: options.Ignore = [],  # noqa: B006
    profile: options.Profile = "",
    hints: options.Hints = False,
    statistics: options.Statistics = False,
    base: options.Base = None,
    known: options.Known = False,
    baseline: options.Baseline = "",
    update_baseline: options.UpdateBaseline = "",
    include_suppressed: options.IncludeSuppressed = False,
    sarif_github_fingerprints: options.GithubFingerprints = False,
    gitlab_errors: options.GitlabErrors = "major",
    no_cache: options.NoCache = False,
    watch: options.Watch = False,
    lang: options.Language = "",
) -> int:
    """Find everything that is wrong with a plan, on a day."""
    question = asked("check", dict(locals()))
    if answer := recalled(question):
        put(answer.text)
        return answer.code
    from plankit.commands.beside import Beside
    from plankit.commands.looking import looked
    from plankit.commands.opening import opened
    from plankit.commands.reporting import Wanted, checked
    from plankit.report import Tastes

    tastes = Tastes(include_suppressed, sarif_github_fingerprints, gitlab_errors)
    beside = Beside(base, baseline, update_baseline)
    rules = tuple(select), tuple(ignore), hints, statistics
    wanted = checked(Wanted(tuple(format), output, profile, fail_level, *rules, tastes, beside, known))
    look = partial(opened, as_of=as_of, horizon=horizon, lang=lang, recall=not no_cache)
    return looked(path, look, wanted, question=question, watch=watch, dated=bool(as_of))
