"""Rules over a loaded plan: findings in reading order, with waivers honoured."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit.findings import Finding, Place, Problem, Severity
from plankit.index import Index
from plankit.pairing import fingerprint
from plankit.report import Tally
from plankit.rule import option
from plankit.rules import all_rules
from plankit.waivers import Waivers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from plankit.findings import Route
    from plankit.plan import Plan
    from plankit.rule import Rule

RANK = {"error": 2, "warning": 1, "hint": 0}
FORM = ("file", "shape")


class RuleCrashError(Exception):
    """A rule failed: a bug of ours, told with the rule's name."""

    def __init__(self, rule: str) -> None:
        """Keep the rule's name for the report of the bug."""
        super().__init__(f"the rule {rule} failed")
        self.rule = rule


class Choice(NamedTuple):
    """Which rules run, and how strictly."""

    profile: str = "standard"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    static: bool = False


class Judged(NamedTuple):
    """What a run of the rules gives: findings in reading order, how many were let go, and which."""

    findings: tuple[Finding, ...]
    silenced: int
    tallies: tuple[Tally, ...] = ()
    let_go: tuple[Finding, ...] = ()


def severity_of(rule: Rule, choice: Choice, index: Index) -> Severity | None:
    """How heavily a rule weighs here; None where it is off."""
    setting = index.checks.rules.get(rule.name)
    if setting and setting.severity:
        return None if setting.severity == "off" else setting.severity
    severity: Severity = rule.severity
    if choice.profile == "starter" and not _for_starters(rule):
        return None
    if choice.profile == "strict" and severity == "warning":
        return "error"
    return severity


def _for_starters(rule: Rule) -> bool:
    return rule.severity == "error" or (rule.severity == "warning" and rule.family in FORM)


def chosen(choice: Choice, index: Index) -> Iterator[tuple[Rule, Severity]]:
    """The rules that run on this plan, with their severity."""
    for rule in all_rules().values():
        severity = severity_of(rule, choice, index)
        if severity and _selected(rule, choice) and _can_speak(rule, index):
            yield rule, severity


def _selected(rule: Rule, choice: Choice) -> bool:
    names = {rule.name, rule.family}
    if choice.static and rule.timed:
        return False
    return bool(not choice.select or names & set(choice.select)) and not names & set(choice.ignore)


def _can_speak(rule: Rule, index: Index) -> bool:
    if rule.whole and not index.plan.whole:
        return False
    return index.plan.given.issuperset(rule.needs)


def lint(index: Index, choice: Choice, *, timed: bool = False) -> Judged:
    """Run the chosen rules: one mistake, one finding, each at its exact place; `timed` measures each rule."""
    waivers = Waivers(index)
    findings: list[Finding] = []
    let_go: list[Finding] = []
    tallies: list[Tally] = []
    rules = sorted(chosen(choice, index), key=lambda pair: pair[0].last)
    index.rules_run = {rule.name for rule, _ in rules}
    for rule, severity in rules:
        if rule.last:
            index.idle_waivers, index.idle_ignores = waivers.idle(index.rules_run)
            index.stale = index.baseline.stale(findings, all_rules().keys() - index.rules_run) if index.baseline else []
        start = process_time() if timed else 0.0
        problems = _run(rule, index)
        if problems:
            problems = _own(rule, index, choice, problems)
        seconds = process_time() - start if timed else None
        if problems:
            problems, gone = waivers.parted(rule.name, problems)
            findings += [_finding(index, rule, severity, each) for each in problems]
            let_go += [_finding(index, rule, severity, each) for each in gone]
        tallies.append(Tally(rule.name, severity, len(problems), seconds))
    return Judged(_in_order(findings), len(let_go), tuple(tallies), _in_order(let_go))


def _run(rule: Rule, index: Index) -> list[Problem]:
    try:
        options = _options(rule, index) if index.checks.rules else {}
        problems = list(rule.check(index, **options))
    except Exception as error:
        raise RuleCrashError(rule.name) from error
    covered = index.plan.covered
    return [each for each in problems if each.rule or not _covered(each.at.route, covered)] if covered else problems


def _own(rule: Rule, index: Index, choice: Choice, problems: list[Problem]) -> list[Problem]:
    """The problems but those in a plan above, as far as they are told where that one is checked itself."""
    plan = index.plan
    if plan.above is None or not any(plan.is_taken(each.at) for each in problems):
        return problems
    told = _told_above(index, choice)
    return [
        _brought_home(plan, each)
        for each in problems
        if not plan.is_taken(each.at) or _fingerprint(index, rule, each, plan.place(each.at)) not in told
    ]


def _told_above(index: Index, choice: Choice) -> set[str]:
    """What the plans above are told when they are checked themselves, as strictly as this one: its fingerprints."""
    above = index.plan.above
    if above is None:
        return set()
    how = (index.on, index.horizon, choice, repr(index.checks.rules))
    if how not in above.told:
        there = Index(above, index.on, index.horizon, index.checks)
        judged = lint(there, choice)
        found = {fingerprint(each) for each in (*judged.findings, *judged.let_go)}
        above.told[how] = found | _told_above(there, choice)
    return above.told[how]


def _brought_home(plan: Plan, problem: Problem) -> Problem:
    """A problem between two entries is told at the one that stands in this plan."""
    own = next((each for each in problem.related if not plan.is_taken(each)), None)
    if own is None or not plan.is_taken(problem.at):
        return problem
    return problem._replace(at=own, related=(problem.at, *(each for each in problem.related if each != own)))


def _options(rule: Rule, index: Index) -> dict[str, Any]:
    """The options that the plan sets for a rule, as far as the rule knows them."""
    setting = index.checks.rules.get(rule.name)
    if not setting or not setting.options:
        return {}
    taken = {
        key: option(setting.options[key], default) for key, default in rule.options.items() if key in setting.options
    }
    return {key: value for key, value in taken.items() if value is not None}


def _covered(route: Route, covered: Collection[Route]) -> bool:
    return bool(covered) and any(route[:length] in covered for length in range(1, len(route) + 1))


def _finding(index: Index, rule: Rule, severity: Severity, problem: Problem) -> Finding:
    plan = index.plan
    place = plan.place(problem.at)
    return Finding(
        rule=rule.name,
        severity=severity,
        place=place,
        at=str(problem.at),
        message=problem.message,
        remedy=problem.remedy,
        suggestions=problem.suggestions,
        fingerprint=_fingerprint(index, rule, problem, place),
        cause=problem.cause,
        related=tuple(plan.place(each) for each in problem.related),
        timed=rule.timed,
        value=_value(problem),
    )


def _fingerprint(index: Index, rule: Rule, problem: Problem, place: Place) -> str:
    """What stays the same when lines move: rule, entry and field by ids, and the offending value."""
    from hashlib import sha256

    steps = () if problem.among else (step for step in problem.at.route if isinstance(step, str))
    ids = ".".join(steps) or _told_by(index, rule, problem, place)
    parts = f"plankit/1\0{rule.name}\0{ids}\0{_value(problem)}"
    return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


def _value(problem: Problem) -> str:
    return problem.value or ",".join(sorted(problem.among))


def _told_by(index: Index, rule: Rule, problem: Problem, place: Place) -> str:
    """What tells a problem from others where no route leads: what is written there, else the file."""
    if _value(problem) and rule.family != "file":
        return ""
    return index.plan.line(place.file, place.span.line).strip() or place.file


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(_numbered(sorted(findings, key=_reading_order)))


def _reading_order(finding: Finding) -> tuple[Any, ...]:
    return finding.place.file, finding.place.span, -RANK[finding.severity], finding.rule


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings that are equal in everything but their place get a counter, so that each has its own fingerprint."""
    seen: dict[str, int] = {}
    for finding in findings:
        times = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        yield finding if times == 1 else finding._replace(fingerprint=f"{finding.fingerprint}-{times}")
