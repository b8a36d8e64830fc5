"""`plankit due`: what falls due, for whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plankit.agenda import agenda, for_party, for_person, ics
from plankit.answers import FORMATS, party, told
from plankit.commands import options
from plankit.commands.delivering import deliver, view_for
from plankit.commands.hints import hint
from plankit.commands.opening import chosen, opened
from plankit.days import Days
from plankit.due import due as falls_due
from plankit.names import candidates, find
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.due import Due
    from plankit.words import Said

CALENDAR = "ics"
Within = Annotated[
    str,
    typer.Option(
        "--within",
        metavar=hint("PERIOD"),
        help=hint("How far to look ahead, such as `90d` or `6 months`; the plan decides when left out."),
    ),
]
Person = Annotated[
    str,
    typer.Option("--person", metavar=hint("PERSON"), help=hint("Only what falls on this person, by whatever role.")),
]
Role = Annotated[
    str,
    typer.Option("--role", metavar=hint("ROLE"), help=hint("Only what falls on this role, body, unit or supplier.")),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar=hint("FORMAT"),
        autocompletion=lambda: [*FORMATS, CALENDAR],
        help=hint("How to write the answer: `text`, `json`, `markdown`, or `ics` for a calendar."),
    ),
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar=hint("FILE"), help=hint("Write the answer to this file."))
]


def due(
    path: options.PlanPath = None,
    within: Within = "",
    person: Person = "",
    role: Role = "",
    as_of: options.AsOf = "",
    format: Format = "text",  # noqa: A002 - the option's name
    output: Output = "",
    lang: options.Language = "",
) -> int:
    """Tell what falls due and on whom, what is late first; also as a calendar."""
    chosen("--format", format, (*FORMATS, CALENDAR))
    place = opened(path, as_of=as_of, horizon=within, lang=lang, ahead="--within")
    days = Days(place.index)
    found, title = _asked(days, person, role)
    if format == CALENDAR:
        deliver(place, output, ics(days, found, title, place.language))
    else:
        deliver(place, output, told(agenda(days, found, title), place, format, "plankit/due/1", view_for(output)))
    return 0


def _asked(days: Days, person: str, role: str) -> tuple[Sequence[Due], Said]:
    """What is asked for, and what that is called."""
    index, found = days.index, falls_due(days.index)
    whose = []
    if person:
        id_ = find(person, candidates(index, ("person",)), of="person", strict=True).candidate.id
        found, whose = for_person(days, found, id_), [party(index, id_)]
    if role:
        others = candidates(index, ("body", "unit", "supplier"))
        id_ = find(role, candidates(index, ("role",)), others, of="role", strict=True).candidate.id
        found, whose = for_party(found, id_), [*whose, party(index, id_)]
    if whose:
        return found, say("What falls due for {whom}", whom=whose)
    return found, say("What falls due")
