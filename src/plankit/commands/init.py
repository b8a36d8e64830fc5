"""`plankit init`: a first plan."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Annotated, NamedTuple

import typer

from plankit.commands import options
from plankit.commands.hints import environment_language, hint
from plankit.commands.opening import chosen
from plankit.commands.putting import put
from plankit.init import SIZES, Answers, begin, free
from plankit.reporters.plain import plain
from plankit.words import LANGUAGES, Said, Words, say, say_n, words

Folder = Annotated[
    Path | None,
    typer.Argument(metavar=f"[{hint('FOLDER')}]", help=hint("Where the plan is to stand; `plan` when left out.")),
]
Size = Annotated[
    str,
    typer.Option(
        "--size",
        metavar=hint("SIZE"),
        autocompletion=lambda: list(SIZES),
        help=hint("How much to begin with: `small` or `full`."),
    ),
]
Organization = Annotated[
    str, typer.Option("--organization", metavar=hint("NAME"), help=hint("The organization's name."))
]
Intranet = Annotated[str, typer.Option("--intranet", metavar=hint("NAME"), help=hint("The intranet's name."))]
OwnerName = Annotated[
    str, typer.Option("--owner-name", metavar=hint("NAME"), help=hint("Who looks after the intranet to begin with."))
]
OwnerEmail = Annotated[
    str, typer.Option("--owner-email", metavar=hint("ADDRESS"), help=hint("That person's e-mail address."))
]
NoInput = Annotated[
    bool, typer.Option("--no-input", help=hint("Ask nothing; what is not given gets a name to change later."))
]


class _Question(NamedTuple):
    """A question, and the answer that stands when there is nobody to ask."""

    said: Said
    usual: Said


QUESTIONS = {
    "organization": _Question(say("What is the organization called?"), say("Our organization")),
    "intranet": _Question(say("What is the intranet called?"), say("Our intranet")),
    "owner_name": _Question(say("Who looks after the intranet to begin with?"), say("Intranet manager")),
    "owner_email": _Question(say("What is that person's e-mail address?"), say("intranet@example.org")),
}


def init(
    folder: Folder = None,
    lang: options.PlainLanguage = "",
    size: Size = "",
    organization: Organization = "",
    intranet: Intranet = "",
    owner_name: OwnerName = "",
    owner_email: OwnerEmail = "",
    no_input: NoInput = False,
) -> int:
    """Begin a plan: a small one to grow, or a full one to cut down."""
    asking = not no_input and sys.stdin is not None and sys.stdin.isatty()
    place = folder or Path("plan")
    language = chosen("--lang", lang, LANGUAGES) or _language(asking)
    speak = words(language)
    size = chosen("--size", size, SIZES) or _size(speak, asking)
    free(place, language, size)
    given = {"organization": organization, "intranet": intranet, "owner_name": owner_name, "owner_email": owner_email}
    answers = Answers(language, size, **{name: given[name] or _ask(name, speak, asking) for name in QUESTIONS})
    files = begin(place, answers, date.today())  # noqa: DTZ011 - the day where the user sits
    put(_farewell(place, files, speak))
    return 0


def _language(asking: bool) -> str:
    usual = environment_language()
    question = "Nederlands of English? / Dutch or English?"
    return _prompt(question, usual, words(usual), LANGUAGES) if asking else usual


def _size(speak: Words, asking: bool) -> str:
    question = speak(say("A small plan to grow, or a full one to cut down?"))
    return _prompt(question, "small", speak, SIZES) if asking else "small"


def _ask(name: str, speak: Words, asking: bool) -> str:
    question = QUESTIONS[name]
    usual = speak(question.usual)
    return _prompt(speak(question.said), usual, speak) if asking else usual


def _prompt(question: str, usual: str, speak: Words, choices: tuple[str, ...] = ()) -> str:
    """Ask on standard error, so that standard output holds results alone."""
    from rich.console import Console
    from rich.prompt import Prompt
    from rich.text import Text

    prompt = Prompt(Text(question), console=Console(stderr=True), choices=list(choices) or None)
    prompt.illegal_choice_message = f"[prompt.invalid.choice]{speak(say('That is none of the choices.'))}"
    return prompt(default=usual).strip() or usual


def _farewell(place: Path, files: list[str], speak: Words) -> str:
    """What was written, and the next three steps."""
    folder = plain(quote(str(place)))
    written = [name for name in files if name.endswith(".yaml")]
    steps = (
        say("Open `{file}` and make it yours: every part says what it is for.", file=plain(f"{place}/plan.yaml")),
        say("Run `plankit check {folder}` to see what is missing or wrong.", folder=folder),
        say("Run `plankit render {folder} --to html --out site` to publish it.", folder=folder),
    )
    told = speak(
        say_n(
            len(written),
            "A plan of one file now stands in `{folder}`.",
            "A plan of {n} files now stands in `{folder}`.",
            folder=plain(str(place)),
        )
    )
    numbered = [f"  {number}. {speak(step)}" for number, step in enumerate(steps, 1)]
    return "\n".join([told, "", speak(say("The next three steps:")), *numbered, ""])
