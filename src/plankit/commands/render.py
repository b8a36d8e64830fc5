"""`plankit render`: the plan as documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plankit.commands import options
from plankit.commands.hints import hint
from plankit.commands.opening import chosen, opened
from plankit.commands.publishing import kinds, published, refused, told
from plankit.lint import Choice, lint
from plankit.render import Wanted
from plankit.views import SECTIONS, Given

To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="FORMAT",
        help=hint(
            "What to make: pages as `html` or `markdown`, or one file as `pdf`, `docx`, `xlsx`, `json` or `ics`."
        ),
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="PLACE",
        help=hint("Where to write it: a folder for pages, `site` if left out; a file for one document."),
    ),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        help=hint("A folder with templates of your own, looked up before those of plankit."),
    ),
]
Only = Annotated[
    str, typer.Option("--only", metavar="SECTION", help=hint("Only the page of this section, such as `policies`."))
]
Anyway = Annotated[
    bool, typer.Option("--anyway", help=hint("Write the documents although the plan has errors; each page says so."))
]


def render(
    path: options.PlanPath = None,
    to: To = "html",
    out: Out = None,
    as_of: options.AsOf = "",
    only: Only = "",
    templates: Templates = None,
    anyway: Anyway = False,
    lang: options.Language = "",
) -> int:
    """Publish the plan as documents: a folder with pages."""
    chosen("--to", to, kinds())
    chosen("--only", only, SECTIONS)
    plan = opened(path, as_of=as_of, lang=lang)
    given = Given(plan.index, lint(plan.index, Choice(plan.index.data.checks.profile)).findings)
    refusal = None if anyway else refused(given)
    if refusal:
        told(refusal, plan.language)
        return 1
    told(published(given, Wanted(to, plan.language, templates, only), out, path), plan.language)
    return 0
