"""`plankit gaps`: who owns what, on which days a gap opens, and what would follow."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from plankit.answers import FORMATS, Row, told
from plankit.commands import options
from plankit.commands.hints import hint
from plankit.commands.opening import chosen, opened
from plankit.commands.putting import put
from plankit.days import EVER
from plankit.errors import MendableError
from plankit.gaps import gaps as found_gaps
from plankit.gaps.aftermath import aftermath
from plankit.gaps.asking import day_of, event
from plankit.gaps.naming import Naming
from plankit.gaps.sheet import sheet
from plankit.reporters.view import view_of
from plankit.whatif import consequences
from plankit.words import say, words

if TYPE_CHECKING:
    from datetime import date

    from plankit.answers import Sheet

Until = Annotated[
    str,
    typer.Option(
        "--until",
        metavar=hint("DATE"),
        help=hint("Name each day up to this one on which a gap opens or closes, such as 2027-12-31."),
    ),
]
Leaves = Annotated[
    list[str],
    typer.Option(
        "--if-leaves",
        metavar=hint("PERSON@DATE"),
        help=hint("What follows when somebody leaves, with this as the last day; may be given more than once."),
    ),
]
Away = Annotated[
    list[str],
    typer.Option(
        "--if-away",
        metavar=hint("PERSON@DATE..DATE"),
        help=hint("What follows when somebody is away from a day until a day; may be given more than once."),
    ),
]
Dissolved = Annotated[
    list[str],
    typer.Option(
        "--if-dissolved",
        metavar=hint("UNIT@DATE"),
        help=hint("What follows when a unit is dissolved, with this as its last day; may be given more than once."),
    ),
]
Everything = Annotated[
    bool, typer.Option("--all", help=hint("Show every owner, not only of responsibilities and decision rights."))
]
Fail = Annotated[bool, typer.Option("--fail", help=hint("Exit with 1 when there is a gap; without it, with 0."))]


def gaps(
    path: options.PlanPath = None,
    until: Until = "",
    if_leaves: Leaves = [],  # noqa: B006 - Typer copies it
    if_away: Away = [],  # noqa: B006
    if_dissolved: Dissolved = [],  # noqa: B006
    every_owner: Everything = False,
    fail: Fail = False,
    as_of: options.AsOf = "",
    format: options.AnswerFormat = "text",  # noqa: A002 - the option's name
    lang: options.Language = "",
) -> int:
    """Show who owns what, gaps first; when a gap opens, and what follows when somebody leaves."""
    chosen("--format", format, FORMATS)
    place = opened(path, as_of=as_of, lang=lang)
    index = place.index
    last = _until(until, index.on)
    asked = {"--if-leaves": if_leaves, "--if-away": if_away, "--if-dissolved": if_dissolved}
    events = [event(index, option, each) for option, given in asked.items() for each in given]
    naming = Naming(index, words(place.language))
    whole = format == "json"
    if events:
        after = consequences(index, events, last or EVER)
        answer, missing = aftermath(after, events, naming, whole=whole), any(each.owned for each in after.left)
    else:
        found = found_gaps(index, last, all_owners=every_owner)
        answer = sheet(found, last, naming, whole=whole)
        missing = bool(found.missing or any(turn.opens for turn in found.turns))
    shown = _headed(answer) if format == "text" else answer
    put(told(shown, place, format, "plankit/gaps/1", view_of(sys.stdout, os.environ)))
    return int(fail and missing)


def _until(asked: str, on: date) -> date | None:
    """The last day to look at; None where none was asked for."""
    if not asked:
        return None
    last = day_of("--until", asked)
    if last < on:
        raise MendableError(say("`--until`: {day} is before {on}, the day that is looked at.", day=last, on=on))
    return last


def _headed(answer: Sheet) -> Sheet:
    """The answer with a first row in each table that says what stands in it, for reading."""
    tables = [
        table._replace(rows=(Row(tuple(each.head for each in table.columns), tone="quiet"), *table.rows))
        if table.rows
        else table
        for table in answer.tables
    ]
    return answer._replace(tables=tuple(tables))
