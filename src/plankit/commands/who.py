"""`plankit who`: who decides, who owns, and all that falls on somebody."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from plankit.answers import FORMATS, told
from plankit.commands import options
from plankit.commands.delivering import deliver, view_for
from plankit.commands.hints import hint
from plankit.commands.opening import chosen, opened
from plankit.who import who as answered

Asked = Annotated[
    Optional[list[str]],  # noqa: UP045 - as in options
    typer.Argument(
        metavar=hint("NAME"),
        help=hint(
            "A person, role or group; `decides` and a subject; `owns` and anything of the plan, or a page's address."
        ),
    ),
]


def who(
    asked: Asked = None,
    plan: options.PlanOption = None,
    as_of: options.AsOf = "",
    format: options.AnswerFormat = "text",  # noqa: A002 - the option's name
    lang: options.Language = "",
) -> int:
    """Tell who decides on something, who owns it, or all that falls on somebody."""
    chosen("--format", format, FORMATS)
    place = opened(plan, as_of=as_of, lang=lang)
    sheet = answered(place.index, asked or [])
    deliver(place, "", told(sheet, place, format, "plankit/who/1", view_for("")))
    return 0
