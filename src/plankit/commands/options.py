"""The options that several commands share, declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from plankit.commands.hints import hint
from plankit.words import LANGUAGES


def offer_formats() -> list[str]:
    """The formats of a report, for the Tab key."""
    from plankit.reporters import FORMATS

    return list(FORMATS)


def offer_profiles() -> list[str]:
    """How strict one can be, for the Tab key."""
    from plankit.commands.reporting import PROFILES

    return list(PROFILES)


def offer_levels() -> list[str]:
    """The severities, for the Tab key."""
    from plankit.commands.reporting import LEVELS

    return list(LEVELS)


def offer_languages() -> list[str]:
    """The languages, for the Tab key."""
    return list(LANGUAGES)


def offer_rules() -> list[str]:
    """The rules, for the Tab key."""
    from plankit.rules import all_rules

    return list(all_rules())


def offer_rules_and_families() -> list[str]:
    """The rules and their families, for the Tab key."""
    from plankit.rules import all_rules

    return [*offer_rules(), *{rule.family for rule in all_rules().values()}]


# Typer reads these at run time, so they are plain assignments; Optional because Typer of 3.11 wants it so.
PlanPath = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Argument(
        metavar=f"[{hint('PATH')}]", help=hint("The plan's folder or file; `plan` or this folder when left out.")
    ),
]
PlanPaths = Annotated[
    list[Path],
    typer.Argument(
        metavar=f"[{hint('PATH')}]...",
        help=hint("The plan's folder or file, or those of several; `plan` or this folder when left out."),
    ),
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar=hint("DATE"),
        help=hint("Judge the plan as of this day, such as 2027-01-31; today when left out."),
    ),
]
Horizon = Annotated[
    str,
    typer.Option(
        "--horizon",
        metavar=hint("PERIOD"),
        help=hint("How far to look ahead, such as `90 days`; the plan decides when left out."),
    ),
]
Language = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar=hint("LANG"),
        autocompletion=offer_languages,
        help=hint("Speak `nl` or `en`; the plan's language when left out."),
    ),
]
PlainLanguage = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar=hint("LANG"),
        autocompletion=offer_languages,
        help=hint("Speak `nl` or `en`; the language of your computer when left out."),
    ),
]
Format = Annotated[
    list[str],
    typer.Option(
        "--format",
        "-f",
        metavar=hint("FORMAT"),
        autocompletion=offer_formats,
        help=hint("How to write the report, such as `json` or `sarif=plan.sarif`; may be given more than once."),
    ),
]
IncludeSuppressed = Annotated[
    bool,
    typer.Option(
        "--include-suppressed",
        hidden=True,
        help=hint("In SARIF: carry what was known before as well, marked as suppressed."),
    ),
]
GithubFingerprints = Annotated[
    bool,
    typer.Option(
        "--sarif-github-fingerprints",
        hidden=True,
        help=hint("In SARIF: let GitHub match alerts by what they are about, not by their line."),
    ),
]
GitlabErrors = Annotated[
    str,
    typer.Option(
        "--gitlab-errors",
        metavar=hint("LEVEL"),
        hidden=True,
        help=hint("How heavily an error weighs in GitLab, such as `critical`."),
    ),
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar=hint("FILE"), help=hint("Write the report to this file."))
]
Profile = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar=hint("PROFILE"),
        autocompletion=offer_profiles,
        help=hint("How strict: `starter`, `standard` or `strict`; the plan decides when left out."),
    ),
]
FailLevel = Annotated[
    str,
    typer.Option(
        "--fail-level",
        metavar=hint("LEVEL"),
        autocompletion=offer_levels,
        help=hint("Exit with 1 from this severity on: `error`, `warning` or `hint`."),
    ),
]
Select = Annotated[
    list[str],
    typer.Option(
        "--select",
        metavar=hint("RULE"),
        autocompletion=offer_rules_and_families,
        help=hint("Run only this rule or family; may be given more than once."),
    ),
]
Ignore = Annotated[
    list[str],
    typer.Option(
        "--ignore",
        metavar=hint("RULE"),
        autocompletion=offer_rules_and_families,
        help=hint("Leave out this rule or family; may be given more than once."),
    ),
]
Hints = Annotated[bool, typer.Option("--hints", help=hint("Show the hints as well."))]
Statistics = Annotated[
    bool, typer.Option("--statistics", help=hint("Count the findings per rule, and time each rule."))
]
Base = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--base",
        metavar=hint("REVISION"),
        help=hint("Fail only on what is new since this change parted from a revision, such as `origin/main`."),
    ),
]
Known = Annotated[bool, typer.Option("--known", help=hint("List what was known before as well."))]
Baseline = Annotated[
    str,
    typer.Option(
        "--baseline",
        metavar=hint("FILE"),
        help=hint("Take what stands in this file as known: a team's debts, mended one by one."),
    ),
]
UpdateBaseline = Annotated[
    str,
    typer.Option(
        "--update-baseline",
        metavar=hint("WHAT"),
        autocompletion=lambda: ["mended", "all"],
        help=hint("Write the baseline anew: take out what is `mended`, or take down `all` that is found."),
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help=hint("Read the whole plan, also where the same was asked before."))
]
Watch = Annotated[bool, typer.Option("--watch", help=hint("Go on, and check again at every save; Ctrl-C stops."))]
SchemaFile = Annotated[
    str, typer.Option("--output", "-o", metavar=hint("FILE"), help=hint("Write the schema to this file."))
]
PlanOption = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--plan",
        metavar=hint("PATH"),
        help=hint("The plan's folder or file; `plan` or this folder when left out."),
    ),
]
AnswerFormat = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar=hint("FORMAT"),
        autocompletion=lambda: ["text", "json", "markdown"],
        help=hint("How to write the answer: `text`, `json` or `markdown`."),
    ),
]
