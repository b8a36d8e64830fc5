"""For whom documents are made: the options that say so, and the plan as it is shown then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plankit.commands.hints import hint
from plankit.commands.opening import chosen
from plankit.curtain import AUDIENCES, PEOPLE, Curtain, drawn, remaining
from plankit.errors import MendableError
from plankit.views import Given
from plankit.words import say, say_n

if TYPE_CHECKING:
    from plankit.words import Said

Audience = Annotated[
    str,
    typer.Option(
        "--audience",
        metavar=hint("WHO"),
        autocompletion=lambda: list(AUDIENCES),
        help=hint("For whom: `staff`, `team` or `board`; only the team sees its notes, findings and e-mail addresses."),
    ),
]
People = Annotated[
    str,
    typer.Option(
        "--people",
        metavar=hint("HOW"),
        autocompletion=lambda: list(PEOPLE),
        help=hint("How people appear: by `names`, by `initials`, or by the `roles` they hold."),
    ),
]
Emails = Annotated[bool, typer.Option("--emails", help=hint("Show the e-mail addresses of people as well."))]


def curtain(audience: str, people: str, *, emails: bool) -> Curtain:
    """What is kept back, as the options say; a MendableError where they say what cannot be."""
    chosen("--audience", audience, AUDIENCES)
    chosen("--people", people, PEOPLE)
    if emails and people != "names":
        raise MendableError(
            say("`--emails` would tell whose `{people}` they are. Leave one of the two out.", people=people)
        )
    return Curtain(audience or "staff", people or "names", emails)


def shown(given: Given, behind: Curtain) -> Given:
    """What pages are made of, as it is shown."""
    index, findings = drawn(given.index, given.findings, behind)
    return Given(index, findings, behind.audience, behind.people, given.wrong)


def still_named(before: Given, given: Given) -> Said | None:
    """That names may still be read in texts, where people are not to appear by them."""
    left = remaining(before.index, given.index) if given.people != "names" else []
    if not left:
        return None
    return say_n(
        len(left),
        "In {n} text a part of somebody's name may still be read: “{word}” in `{place}`. Look at it before you publish.",
        "In {n} texts a part of somebody's name may still be read, such as “{word}” in `{place}`. Look at them before you publish.",
        word=left[0].word,
        place=str(left[0].at),
    )
