"""From an open plan to a report that is written where it was asked for."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from plankit import shape
from plankit.commands import asking
from plankit.commands.beside import Beside, possible
from plankit.commands.opening import Opened, chosen, day_of, looked_at
from plankit.commands.outputs import Output, add, asked_for
from plankit.commands.putting import put
from plankit.errors import MendableError
from plankit.files import Folder
from plankit.lint import Choice, lint
from plankit.memory import EVER, Answer, Question, keep
from plankit.memory.traces import traced
from plankit.report import Report, Tastes, failed
from plankit.reporters import reporter
from plankit.reporters.view import view_of
from plankit.rules import all_rules
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Collection

    from plankit.commands.comparing import Compared
    from plankit.findings import Severity
    from plankit.lint import Judged

PROFILES = ("starter", "standard", "strict")
LEVELS: tuple[Severity, ...] = ("error", "warning", "hint")
GITLAB_LEVELS = ("info", "minor", "major", "critical", "blocker")


class Wanted(NamedTuple):
    """What a command was asked to report, as it was written on the command line."""

    formats: tuple[str, ...] = ()
    output: str = ""
    profile: str = ""
    fail_level: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    hints: bool = False
    statistics: bool = False
    tastes: Tastes = Tastes()
    beside: Beside = Beside()
    known: bool = False


def checked(wanted: Wanted) -> Wanted:
    """The same, when every word of it is known."""
    asked_for(wanted.formats, wanted.output, os.environ)
    chosen("--profile", wanted.profile, PROFILES)
    chosen("--fail-level", wanted.fail_level, LEVELS)
    chosen("--gitlab-errors", wanted.tastes.gitlab_error, GITLAB_LEVELS)
    possible(wanted.beside)
    for name in (*wanted.select, *wanted.ignore):
        known_rule(name, families=True)
    return wanted


def known_rule(name: str, *, families: bool = False) -> str:
    """The name of a rule, or of a family where those will do; a MendableError with the nearest name otherwise."""
    rules = all_rules()
    known = {*rules, *(rule.family for rule in rules.values() if families)}
    if name in known:
        return name
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), n=1)
    if near:
        raise MendableError(say("There is no rule `{name}`; is `{near}` meant?", name=name, near=near[0]))
    raise MendableError(say("There is no rule `{name}`; `plankit explain` lists them all.", name=name))


def run(opened: Opened, wanted: Wanted, *, static: bool = False, question: Question | None = None) -> int:
    """Judge an open plan, write the report, and give the exit code; what a `question` asks is remembered."""
    places = asked_for(wanted.formats, wanted.output, os.environ)
    for each in places:
        spare_the_plan(opened, each.file)
    report = judged_report(opened, wanted, static=static)
    printed = [write(report, each) for each in places]
    code = int(failed(report))
    if question and len(printed) == 1:
        remember(question, Answer(printed[0], code), opened)
    return code


def judged_report(opened: Opened, wanted: Wanted, *, static: bool = False) -> Report:
    """What is found in an open plan, and new where it is compared with an earlier one; nothing is written."""
    profile = wanted.profile or opened.index.data.checks.profile
    choice = Choice(profile, wanted.select, wanted.ignore, static)
    judged, beside = _judged(opened, wanted, choice)
    report = _report(opened, wanted, choice, judged)
    if beside:
        new, known, fixed = beside.change
        report = report._replace(findings=new, base=beside.name, known=known, fixed=fixed, since=beside.since)
    return report


def remember(question: Question, answer: Answer, opened: Opened) -> None:
    """Keep an answer for whoever asks the same again."""
    plan, on = opened.index.plan, opened.index.on
    if isinstance(plan.texts, Folder):
        traces = [traced(place, looked_at(plan)) for place in question.places]
        keep(question, answer, traces, EVER if question.dated else day_of(plan, on))


def _judged(opened: Opened, wanted: Wanted, choice: Choice) -> tuple[Judged, Compared | None]:
    """What is found, and what of it is new where there is anything to compare with."""
    if not wanted.beside.anything:
        return lint(opened.index, choice, timed=wanted.statistics), None
    from plankit.commands.comparing import compared, prepare

    baseline = prepare(opened, wanted.beside)
    judged = lint(opened.index, choice, timed=wanted.statistics)
    found = compared(opened, judged, choice, wanted.beside, baseline)
    if wanted.known and found.commit:
        from plankit.commands.ages import since_when

        old = since_when(opened.index, judged, found.change.known, choice, found.commit)
        found = found._replace(since={**old, **found.since})
    return judged, found


def _report(opened: Opened, wanted: Wanted, choice: Choice, judged: Judged) -> Report:
    """All that a report tells of a plan and what was found in it."""
    index, profile = opened.index, choice.profile
    return Report(
        findings=judged.findings,
        language=opened.language,
        as_of=index.on,
        profile=profile,
        fail_level=cast("Severity", wanted.fail_level or "error"),
        title=words(opened.language).pick(index.data.plan.title) if "plan" in index.plan.given else "",
        files=len(index.plan.sources),
        lines=index.line,
        root=opened.root,
        entries=sum(len(index.plan.entries(route)) - index.plan.taken.count(route) for route in shape.collections()),
        show_hints=wanted.hints or profile == "strict" or wanted.fail_level == "hint",
        statistics=judged.tallies if wanted.statistics else None,
        silenced=judged.silenced,
        repository=asking.repository(opened.root),
        paths=(*index.plan.sources, *index.plan.lists),
        note=asking.notes(opened.language),
        checked=partial(asking.checked, index),
        asked=partial(asking.asked, index),
        tastes=wanted.tastes,
        show_known=wanted.known,
        scope="part" if choice.select or choice.ignore else "text" if choice.static else "all",
    )


def spare_the_plan(opened: Opened, output: str) -> None:
    """A report never takes the place of a file of the plan."""
    if output:
        spare(files_of(opened), output)


def files_of(opened: Opened) -> tuple[str, ...]:
    """Every file that was read for a plan, by where it truly is."""
    return tuple(os.path.realpath(f"{opened.root}/{file}") for file in opened.index.plan.files())


def spare(files: Collection[str], output: str) -> None:
    """A report never takes the place of one of these files."""
    if output and os.path.realpath(output) in files:
        raise MendableError(say("`{file}` belongs to the plan itself. Name another file for the report.", file=output))


def write(report: Report, output: Output) -> str:
    """Write a report in a format to the place it was asked for; gives what was printed."""
    if not output.file:
        return put(reporter(output.format)(report, view_of(sys.stdout, os.environ)))
    from plankit.commands.writing import write_file
    from plankit.reporters.view import View

    to = add if output.added else write_file
    to(output.file, reporter(output.format)(report, View()))
    return ""
