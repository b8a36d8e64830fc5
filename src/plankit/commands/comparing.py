"""A check beside what was before: the plan at an earlier revision, and the findings that were taken down."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from plankit.baseline import Baseline, Owed, read, taken_down, written
from plankit.errors import MendableError, refusal
from plankit.files import LARGEST
from plankit.gate import Change, change
from plankit.plan import load
from plankit.reporters.plain import inert, plain
from plankit.reporters.spoken import message
from plankit.revisions import before, older
from plankit.rules import all_rules
from plankit.words import say, say_n, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from plankit.commands.beside import Beside
    from plankit.commands.opening import Opened
    from plankit.files import Folder
    from plankit.findings import Finding
    from plankit.lint import Choice, Judged
    from plankit.words import Said


class Compared(NamedTuple):
    """What came of it: the change, the name of what was compared with, its commit, and since when a finding is known."""

    change: Change
    name: str
    commit: str
    since: Mapping[str, date]


def prepare(opened: Opened, beside: Beside) -> Baseline | None:
    """Open what was taken down, before the plan is judged; a MendableError where that cannot be."""
    if not beside.baseline:
        return None
    file = Path(os.path.relpath(beside.baseline, opened.root or ".")).as_posix()
    try:
        with Path(beside.baseline).open("rb") as stream:
            baseline = read(file, beside.baseline, stream.read(LARGEST))
    except FileNotFoundError as error:
        if beside.update != "all":
            raise MendableError(_missing(beside.baseline)) from error
        baseline = Baseline(file)
    except OSError as error:
        why = refusal(error)
        raise MendableError(say("`{file}` cannot be read: {why}.", file=beside.baseline, why=why)) from error
    if not beside.update:
        opened.index.baseline = baseline
    return baseline


def _missing(file: str) -> Said:
    return say(
        "There is no baseline `{file}`. To take down what is wrong today, add `--update-baseline all` once.", file=file
    )


def compared(opened: Opened, judged: Judged, choice: Choice, beside: Beside, baseline: Baseline | None) -> Compared:
    """Part what is new from what is known; whatever stands in the way is a MendableError."""
    found, commit = Change(judged.findings), ""
    if beside.base is not None:
        found, commit = _since(opened, judged, choice, beside.base)
    if baseline is None:
        return Compared(found, str(beside.base), commit, {})
    if beside.update:
        baseline = _update(opened, judged, beside, baseline)
    known = {id(each) for each in (*found.known, *baseline.parted(judged.findings)[0])}
    parted = found._replace(
        new=tuple(each for each in judged.findings if id(each) not in known),
        known=tuple(each for each in judged.findings if id(each) in known),
    )
    return Compared(parted, beside.base or beside.baseline, commit, baseline.since(parted.known))


def _since(opened: Opened, judged: Judged, choice: Choice, base: str) -> tuple[Change, str]:
    """What is new since the change began, and the commit at which it did; "" where there was no plan yet."""
    texts = cast("Folder", opened.index.plan.texts)
    earlier = before(texts, base)
    if earlier.texts is None:
        _tell(opened, say("There was no plan yet where this change parted from `{base}`: all of it is new.", base=base))
        return Change(judged.findings), ""
    index = opened.index
    plan = load(earlier.texts, index.plan)
    found = change(index, judged, plan, choice)
    if plan.whole or not found.new:
        return found, earlier.commit
    older_plans = (load(each, index.plan) for _, each in older(texts, earlier.commit) if each)
    whole = next((each for each in older_plans if each.whole), None)
    if whole is None:
        _tell(opened, _unread(base))
        return found, earlier.commit
    new = change(index, judged._replace(findings=found.new), whole, choice).new
    kept = {id(each) for each in new}
    known = tuple(each for each in judged.findings if id(each) not in kept)
    return found._replace(new=new, known=known), earlier.commit


def _unread(base: str) -> Said:
    return say(
        "Where this change parted from `{base}`, not all of the plan could be read: what was wrong there counts as new.",
        base=base,
    )


def _update(opened: Opened, judged: Judged, beside: Beside, baseline: Baseline) -> Baseline:
    """Write what was taken down anew: without what is mended, and with what is new only where all is asked for."""
    index = opened.index
    if not index.plan.whole:
        raise MendableError(
            say(
                "`{file}` stays as it is: not all of the plan can be read, so nobody can tell what is mended.",
                file=beside.baseline,
            )
        )
    found = {id(each) for each in baseline.parted(judged.findings)[0]}
    gone = {id(each) for each in baseline.stale(judged.findings, all_rules().keys() - index.rules_run)}
    kept = [each for each in baseline.owed if id(each) not in gone]
    if beside.update == "all":
        kept += _taken_down(opened, [each for each in judged.findings if id(each) not in found])
    _write(opened, beside.baseline, kept)
    return Baseline(baseline.file, kept)


def _taken_down(opened: Opened, findings: Iterable[Finding]) -> list[Owed]:
    speak = words(opened.language)
    day = opened.index.on.isoformat()
    return [taken_down(each, message(each, speak), day) for each in findings]


def _write(opened: Opened, file: str, owed: list[Owed]) -> None:
    from plankit.commands.writing import write_file

    write_file(file, written(owed))
    _tell(opened, say_n(len(owed), "`{file}` now holds {n} finding.", "`{file}` now holds {n} findings.", file=file))


def _tell(opened: Opened, said: Said) -> None:
    """Say something beside the report, on standard error."""
    sys.stderr.write(inert(plain(words(opened.language)(said))) + "\n")
