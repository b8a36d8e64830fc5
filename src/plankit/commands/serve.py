"""`plankit serve`: the plan in a browser, while it is written."""

from __future__ import annotations

import sys
import webbrowser
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from plankit.changed import Changed
from plankit.commands import options
from plankit.commands.audience import Audience, Emails, People, curtain, shown
from plankit.commands.ending import confess
from plankit.commands.hints import environment_language, hint
from plankit.commands.opening import looked_at, opened, today, usual_place
from plankit.commands.pages import Languages, tongues
from plankit.commands.render import AllowTemplates, Templates
from plankit.commands.templates import own_templates
from plankit.curtain import Curtain, drawn
from plankit.errors import MendableError
from plankit.files import Folder
from plankit.git import repository
from plankit.lint import Choice, lint
from plankit.render import Wanted
from plankit.render.house import LOGOS
from plankit.render.theme import FILE
from plankit.report import seen_from_here
from plankit.reporters.plain import inert, plain
from plankit.serving import Sight
from plankit.serving import serve as served
from plankit.views import Given
from plankit.watching import Saves
from plankit.words import say, words

if TYPE_CHECKING:
    from plankit.commands.opening import Opened
    from plankit.findings import Finding
    from plankit.plan import Plan
    from plankit.words import Said

PORT = "8010"
HIGHEST = 65535
BESIDE = (FILE, *LOGOS)
"""Files beside the plan that are none of it, and that its pages show."""

Port = Annotated[
    str,
    typer.Option(
        "--port",
        metavar=hint("PORT"),
        help=hint("The port on this machine at which the plan is shown; `0` takes a free one."),
    ),
]
Open = Annotated[bool, typer.Option("--open", help=hint("Open the plan in your browser."))]


def serve(
    path: options.PlanPath = None,
    port: Port = PORT,
    open: Open = False,  # noqa: A002 - the option's name
    as_of: options.AsOf = "",
    audience: Audience = "team",
    people: People = "names",
    emails: Emails = False,
    templates: Templates = None,
    allow_templates: AllowTemplates = False,
    lang: Languages = "",
) -> int:
    """Show the plan in your browser while you write it, with what is wrong beside it."""
    number = _port(port)
    wish = Wish(path, as_of, curtain(audience, people, emails=emails), tongues(lang), templates, allow_templates)
    place = Path(path) if path else usual_place()
    folder = place if place.is_dir() else place.parent
    saves = Saves(place, [*filter(None, [templates]), *(folder / each for each in BESIDE)], extra="serve")
    look = Looking(wish, saves)
    served(look, saves, look.teller, port=number, ready=partial(_ready, look.teller, opens=open))
    look.teller(say("Stopped."), look.teller.language)
    return 0


class Wish(NamedTuple):
    """What was asked for."""

    path: Path | None
    as_of: str
    behind: Curtain
    languages: tuple[str, ...]
    templates: Path | None
    allow_templates: bool


class Teller:
    """Speaks on standard error, in the language of the plan."""

    def __init__(self) -> None:
        """Speak the language of the surroundings, until a plan is open."""
        self.language = environment_language()

    def __call__(self, said: Said, language: str) -> None:
        """Say something, on a line; that nobody reads it any more is no reason to stop."""
        self.language = language
        with suppress(OSError):
            sys.stderr.write(inert(plain(words(language)(said))) + "\n")
            sys.stderr.flush()

    def confess(self, error: Exception) -> None:
        """Tell of a bug of ours."""
        confess(error)


class Looking:
    """Looks at a plan as it was asked for."""

    def __init__(self, wish: Wish, saves: Saves) -> None:
        """Know what was asked for, and who is to look after templates that the plan names."""
        self.wish = wish
        self.saves = saves
        self.teller = Teller()
        self.said: Said | None = None

    def __call__(self, *, like: Plan | None) -> Sight:
        """Look, and find what is wrong."""
        wish = self.wish
        plan = opened(wish.path, as_of=wish.as_of, lang=next(iter(wish.languages), ""), like=like)
        whole = Given(plan.index, lint(plan.index, Choice(plan.index.data.checks.profile)).findings)
        given = shown(whole, wish.behind)
        return Sight(
            plan=plan.index.plan,
            given=given,
            wanted=Wanted("html", plan.language, self._templates(plan), "", wish.languages, changed=_prefix(plan)),
            findings=_findings(whole, given, wish.behind),
            log=looked_at(plan.index.plan),
            file=partial(seen_from_here, plan.root),
            gone=lambda: not wish.as_of and today(plan.index.plan) != plan.index.on,
        )

    def _templates(self, plan: Opened) -> Path | None:
        """The templates to use; a folder of the plan's own is looked after from now on."""
        own = own_templates(plan, self.wish.templates, "html", allowed=self.wish.allow_templates)
        if own.folder:
            self.saves.mind(own.folder)
        if own.told and own.told != self.said:
            self.teller(own.told, plan.language)
        self.said = own.told
        return own.folder


def _findings(whole: Given, given: Given, behind: Curtain) -> tuple[Finding, ...]:
    """All that was found, for whom writes; people by the names that they have on the pages."""
    if behind.named or behind.audience == "team":
        return whole.findings if behind.named else given.findings
    return drawn(whole.index, whole.findings, behind._replace(audience="team"))[1]


def _prefix(plan: Opened) -> Changed | None:
    """The way from the top of the repository, by which pages lead to where they are edited; no days, as lines are on the move."""
    texts = plan.index.plan.texts
    return _within(texts.base) if isinstance(texts, Folder) else None


@cache
def _within(folder: Path) -> Changed | None:
    with suppress(MendableError):
        return Changed(repository(folder).prefix)
    return None


def _ready(teller: Teller, address: str, language: str, *, opens: bool) -> None:
    teller(say("The plan is at {address}, on this machine alone. Ctrl-C stops.", address=address), language)
    if opens:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _port(text: str) -> int:
    if text.isdecimal() and int(text) <= HIGHEST:
        return int(text)
    raise MendableError(say("`--port` takes a number up to 65535; `{value}` is none.", value=text))
