"""`plankit render`: the plan as documents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plankit.commands import options
from plankit.commands.hints import hint
from plankit.commands.opening import Opened, chosen, opened
from plankit.errors import MendableError
from plankit.lint import Choice, lint
from plankit.render import Wanted, formats
from plankit.render import render as rendered
from plankit.render.output import write
from plankit.views import SECTIONS, Given
from plankit.words import Said, say, say_n, words

if TYPE_CHECKING:
    from plankit.findings import Finding

To = Annotated[
    str, typer.Option("--to", metavar="FORMAT", help=hint("How to write the documents: `html` or `markdown`."))
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help=hint("The folder to write the documents to."))]
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
    out: Out = Path("site"),
    as_of: options.AsOf = "",
    only: Only = "",
    templates: Templates = None,
    anyway: Anyway = False,
    lang: options.Language = "",
) -> int:
    """Publish the plan as documents: a folder with pages."""
    chosen("--to", to, formats())
    chosen("--only", only, SECTIONS)
    plan = opened(path, as_of=as_of, lang=lang)
    _keep_apart(out, path)
    findings = _findings(plan)
    errors = sum(each.severity == "error" for each in findings)
    if errors and not anyway:
        _tell(plan, _refusal(errors))
        return 1
    pages = rendered(Given(plan.index, findings), Wanted(to, plan.language, templates, only))
    if not pages:
        raise MendableError(
            say("There is nothing in the plan about `{section}`, so there is no page to write.", section=only)
        )
    write(pages, out, to)
    _tell(plan, _done(len(pages), out, next(iter(pages))))
    return 0


def _findings(plan: Opened) -> tuple[Finding, ...]:
    return lint(plan.index, Choice(plan.index.data.checks.profile)).findings


def _keep_apart(out: Path, path: Path | None) -> None:
    """The pages never go among the files of the plan themselves."""
    plan = path or Path("plan")
    if plan.is_dir() and plan.resolve() == out.resolve():
        raise MendableError(say("`--out`: `{folder}` holds the plan itself; name another folder.", folder=str(out)))


def _refusal(errors: int) -> Said:
    return say_n(
        errors,
        "No documents were written: the plan has {n} error. `plankit check` shows it, `--anyway` writes them all the same.",
        "No documents were written: the plan has {n} errors. `plankit check` shows them, `--anyway` writes them all the same.",
    )


def _done(count: int, out: Path, first: str) -> Said:
    return say_n(
        count,
        "{n} page is in `{folder}`; open `{first}`.",
        "{n} pages are in `{folder}`; open `{first}`.",
        folder=str(out),
        first=str(out / first),
    )


def _tell(plan: Opened, said: Said) -> None:
    from plankit.reporters.plain import plain

    sys.stderr.write(plain(words(plan.language)(said)) + "\n")
