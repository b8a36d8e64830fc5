"""`plankit render`: the plan as documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plankit.commands import options
from plankit.commands.audience import Audience, Emails, People, curtain, shown, still_named
from plankit.commands.hints import environment_language, hint
from plankit.commands.opening import chosen, opened
from plankit.commands.pages import Languages, SingleFile, laid_out, tongues, whole_name
from plankit.commands.progress import Progress
from plankit.commands.publishing import day_of, kinds, outdated, published, refused, told
from plankit.commands.templates import own_templates
from plankit.lint import Choice, lint
from plankit.render import Wanted
from plankit.views import SECTIONS, Given
from plankit.words import say

To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar=hint("FORMAT"),
        help=hint(
            "What to make: pages as `html` or `markdown`, or one file as `pdf`, `docx`, `xlsx`, `json` or `ics`."
        ),
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar=hint("PLACE"),
        help=hint("Where to write it: a folder for pages, `site` if left out; a file for one document."),
    ),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar=hint("FOLDER"),
        help=hint("A folder with templates of your own, looked up before those of plankit."),
    ),
]
Only = Annotated[
    str,
    typer.Option("--only", metavar=hint("SECTION"), help=hint("Only the page of this section, such as `policies`.")),
]
Anyway = Annotated[
    bool, typer.Option("--anyway", help=hint("Write the documents although the plan has errors; each page says so."))
]

AllowTemplates = Annotated[
    bool, typer.Option("--allow-templates", help=hint("Use the templates that the plan itself names."))
]
Check = Annotated[
    bool,
    typer.Option(
        "--check", help=hint("Write nothing; end with 1 when what was written before is older than the plan.")
    ),
]


def render(
    path: options.PlanPath = None,
    to: To = "html",
    out: Out = None,
    as_of: options.AsOf = "",
    only: Only = "",
    audience: Audience = "staff",
    people: People = "names",
    emails: Emails = False,
    templates: Templates = None,
    allow_templates: AllowTemplates = False,
    anyway: Anyway = False,
    check: Check = False,
    lang: Languages = "",
    single_file: SingleFile = False,
) -> int:
    """Publish the plan as documents: a folder with pages."""
    languages = tongues(lang)
    chosen("--only", only, SECTIONS)
    behind = curtain(audience, people, emails=emails)
    whole = whole_name(to, templates, out) if single_file else ""
    then = day_of(out, whole, languages) if check else ""
    progress = Progress(next(iter(languages), "") or environment_language())
    with progress.during(say("Reading the plan")):
        plan = opened(path, as_of=as_of or then, lang=next(iter(languages), ""))
        progress.speak(plan.language)
        own = own_templates(plan, templates, to, allowed=allow_templates)
        chosen("--to", to, kinds(own.folder))
        given = Given(plan.index, lint(plan.index, Choice(plan.index.data.checks.profile)).findings)
    refusal = None if anyway else refused(given)
    if refusal:
        told(plan.language, refusal)
        return 1
    entire, given = given, shown(given, behind)
    wanted = laid_out(Wanted(to, plan.language, own.folder, only), plan.index.plan, languages, out, single=single_file)
    if check:
        late = outdated(given, wanted, out, progress)
        told(plan.language, late or say("What was written before is what the plan makes of it now."))
        return 1 if late else 0
    told(plan.language, own.told, still_named(entire, given), *published(given, wanted, out, path, progress))
    return 0
