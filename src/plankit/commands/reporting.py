"""From an open plan to a report that is written where it was asked for."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple, cast

from plankit import shape
from plankit.commands.opening import Opened, chosen
from plankit.errors import MendableError
from plankit.lint import Choice, lint
from plankit.report import Report, failed
from plankit.reporters import FORMATS, reporter
from plankit.reporters.view import view_of
from plankit.rules import all_rules
from plankit.words import say, words

if TYPE_CHECKING:
    from plankit.findings import Severity

PROFILES = ("starter", "standard", "strict")
LEVELS: tuple[Severity, ...] = ("error", "warning", "hint")


class Wanted(NamedTuple):
    """What a command was asked to report, as it was written on the command line."""

    format: str = "text"
    output: str = ""
    profile: str = ""
    fail_level: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    hints: bool = False
    statistics: bool = False


def checked(wanted: Wanted) -> Wanted:
    """The same, when every word of it is known."""
    chosen("--format", wanted.format, FORMATS)
    chosen("--profile", wanted.profile, PROFILES)
    chosen("--fail-level", wanted.fail_level, LEVELS)
    for name in (*wanted.select, *wanted.ignore):
        known_rule(name, families=True)
    return wanted


def known_rule(name: str, *, families: bool = False) -> str:
    """The name of a rule, or of a family where those will do; a MendableError with the nearest name otherwise."""
    from difflib import get_close_matches

    rules = all_rules()
    known = {*rules, *(rule.family for rule in rules.values() if families)}
    if name in known:
        return name
    near = get_close_matches(name, sorted(known), n=1)
    if near:
        raise MendableError(say("There is no rule `{name}`; is `{near}` meant?", name=name, near=near[0]))
    raise MendableError(say("There is no rule `{name}`; `plankit explain` lists them all.", name=name))


def run(opened: Opened, wanted: Wanted, *, static: bool = False) -> int:
    """Judge an open plan, write the report, and give the exit code."""
    index = opened.index
    _spare_the_plan(opened, wanted.output)
    profile = wanted.profile or index.data.checks.profile
    choice = Choice(profile, wanted.select, wanted.ignore, static)
    judged = lint(index, choice, timed=wanted.statistics)
    report = Report(
        findings=judged.findings,
        language=opened.language,
        as_of=index.on,
        profile=profile,
        fail_level=cast("Severity", wanted.fail_level or "error"),
        title=words(opened.language).pick(index.data.plan.title) if "plan" in index.plan.given else "",
        files=len(index.plan.sources),
        lines=index.plan.line,
        root=opened.root,
        entries=sum(len(index.plan.entries(route)) for route in shape.collections()),
        show_hints=wanted.hints or profile == "strict" or wanted.fail_level == "hint",
        statistics=judged.tallies if wanted.statistics else None,
        silenced=judged.silenced,
    )
    write(report, wanted)
    return int(failed(report))


def _spare_the_plan(opened: Opened, output: str) -> None:
    """A report never takes the place of a file of the plan."""
    plan = opened.index.plan
    files = {os.path.realpath(f"{opened.root}/{file}") for file in (*plan.sources, *plan.lists)} if output else ()
    if output and os.path.realpath(output) in files:
        raise MendableError(say("`{file}` belongs to the plan itself. Name another file for the report.", file=output))


def write(report: Report, wanted: Wanted) -> None:
    """Write a report to the output it was asked for, in the format asked for."""
    if wanted.output in {"", "-"}:
        put(reporter(wanted.format)(report, view_of(sys.stdout, os.environ)))
        return
    from plankit.commands.writing import write_file
    from plankit.reporters.view import View

    write_file(wanted.output, reporter(wanted.format)(report, View()))


def put(text: str) -> None:
    """Print text; what the terminal's encoding lacks is written as an escape, one that JSON knows too."""
    try:
        sys.stdout.write(_showable(text, sys.stdout.encoding or "utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read along has seen enough; what was found still decides the exit code.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _showable(text: str, encoding: str) -> str:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        from json import dumps

        return "".join(each if _has(encoding, each) else dumps(each)[1:-1] for each in text)
    return text


def _has(encoding: str, character: str) -> bool:
    try:
        return bool(character.encode(encoding))
    except UnicodeEncodeError:
        return False
