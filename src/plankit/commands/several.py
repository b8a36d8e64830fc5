"""Several plans in one call: each is opened and judged, on all cores where that pays, and all are reported as one."""

from __future__ import annotations

import os
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from plankit.commands import asking
from plankit.commands.cores import spread
from plankit.commands.ending import MENDABLE
from plankit.commands.hints import environment_language
from plankit.commands.opening import day_of, looked_at
from plankit.commands.outputs import asked_for
from plankit.commands.reporting import files_of, judged_report, spare, write
from plankit.errors import MendableError
from plankit.memory import EVER, Answer, keep
from plankit.memory.traces import traced
from plankit.report import Report, failed
from plankit.words import say
from plankit.workspace import Lines, held, refused, together

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from plankit.commands.opening import Opened
    from plankit.commands.reporting import Wanted
    from plankit.findings import Severity
    from plankit.memory import Question
    from plankit.words import Said

    class Look(Protocol):
        """Opens a plan; a plan that others build on is read once."""

        def __call__(self, place: Path, /) -> Opened:
            """Open it."""


class One(NamedTuple):
    """What came of one plan: a report, or why it cannot be opened; its files, what was looked at, and how long that holds."""

    report: Report | None
    why: Said | None = None
    files: tuple[str, ...] = ()
    traces: dict[str, Any] | None = None
    lasting: tuple[float, float] = EVER


def run_several(
    places: Sequence[Path], look: Look, wanted: Wanted, *, static: bool = False, question: Question | None = None
) -> int:
    """Judge several plans, write one report on all of them, and give the worst exit code."""
    beside = wanted.beside
    if beside.baseline:
        raise MendableError(
            say(
                "`--baseline` takes down what is wrong in one plan. Check several without it, or one at a time with it."
            )
        )
    outputs = asked_for(wanted.formats, wanted.output, os.environ)
    judge = partial(judged, Way(look, wanted, static, frozenset(each.format for each in outputs), bool(question)))
    # What is said beside the report stays in order where one process says it.
    found = [judge(each) for each in places] if beside.anything else spread(judge, places)
    reasons = {one.why for one in found}
    if len(reasons) == 1 and (why := reasons.pop()):
        # What keeps every plan from being opened is wrong with the call.
        raise MendableError(why)
    for each in outputs:
        spare({file for one in found for file in one.files}, each.file)
    report = joined(list(zip(places, found, strict=True)), wanted)
    printed = [write(report, each) for each in outputs]
    code = MENDABLE if any(one.why for one in found) else int(failed(report))
    if question and len(printed) == 1 and code != MENDABLE:
        begin, end = zip(*(EVER if question.dated else one.lasting for one in found), strict=True)
        keep(question, Answer(printed[0], code), [one.traces for one in found], (max(begin), min(end)))
    return code


class Way(NamedTuple):
    """How plans are opened and judged, in which formats they are told of, and whether that is to be remembered."""

    look: Look
    wanted: Wanted
    static: bool
    formats: frozenset[str]
    kept: bool


def judged(way: Way, place: Path) -> One:
    """One plan, judged; nothing of it is held but what is to be told."""
    try:
        opened = way.look(place)
        report = judged_report(opened, way.wanted, static=way.static)
    except MendableError as error:
        return One(None, error.said)
    plan, on = opened.index.plan, opened.index.on
    files = files_of(opened) if way.wanted.output or any("=" in each for each in way.wanted.formats) else ()
    traces = traced(str(place), looked_at(plan)) if way.kept else None
    one = One(held(report, way.formats), None, files, traces, day_of(plan, on) if way.kept else EVER)
    opened.index.let_go()
    return one


def joined(found: Sequence[tuple[Path, One]], wanted: Wanted) -> Report:
    """One report on all plans; those that cannot be opened are told of as well."""
    reports = [one.report for _, one in found if one.report]
    languages = {each.language for each in reports}
    language = languages.pop() if len(languages) == 1 else environment_language()
    like = Report(
        findings=(),
        language=language,
        as_of=datetime.now().astimezone().date(),
        profile=wanted.profile,
        fail_level=cast("Severity", wanted.fail_level or "error"),
        title="",
        files=0,
        lines=Lines({}),
        root=".",
        entries=0,
        repository=asking.repository("."),
        note=asking.notes(language),
        tastes=wanted.tastes,
        show_known=wanted.known,
    )
    return together((one.report or refused(_from_here(place), one.why or say(""), like) for place, one in found), like)


def _from_here(place: Path) -> str:
    return Path(os.path.relpath(place)).as_posix()
