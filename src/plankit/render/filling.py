"""Templates filled with views: the only place that knows Jinja."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, pass_context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from plankit.render.compiled import Compiled
from plankit.render.house import look_of
from plankit.render.html import Html
from plankit.render.links import Links
from plankit.render.markdown import Markdown
from plankit.render.plain import PlainText
from plankit.render.ready import Ready
from plankit.render.scripts import asset, tidy
from plankit.render.speaking import Speaker, Writer
from plankit.render.unfit import Missing, unfit
from plankit.views.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2.runtime import Context

    from plankit.index import Index
    from plankit.render.folders import Folders
    from plankit.render.site import Site
    from plankit.views import Page

WRITERS: dict[str, type[Writer]] = {"html": Html, "md": Markdown}
"""How text is made safe, by the ending of the pages; in any other it is text on one line."""
STYLE = "\0style\0"
"""Stands for the style of a page until the page is whole; no text of a plan has such signs in it."""


class Filling:
    """One format and language, ready to fill templates."""

    def __init__(self, index: Index, folders: Folders, language: str, pages: Iterable[Page]) -> None:
        """Make ready for these pages; templates of a team's own run in a sandbox."""
        self.folders = folders
        self.speaker = Speaker(language, WRITERS.get(folders.ending, PlainText)())
        self.links = Links(index, self.speaker, folders.ending, (page.path for page in pages))
        self.environment = self._environment()
        self.environment.globals.update(self._globals(language))

    def fill(self, page: Page, site: Site) -> str:
        """The text of one page."""
        return self.dressed(self.bare(page, site))

    def dressed(self, text: str) -> str:
        """A page with its style: it is the same on every page, and the larger part of most."""
        return text.replace(STYLE, self.style)

    def bare(self, page: Page, site: Site) -> str:
        """The text of one page, with a mark where its style is to stand."""
        self.links.here = page.path
        name = f"{page.template}.{self.folders.ending}.j2"
        try:
            template = self.environment.get_template(name)
            text = template.render(view=page.view, page=page, site=site)
        except Exception as error:
            told = unfit(error, name, self.folders, self.environment)
            if told is None:
                raise
            raise told from error
        return tidy(text) + "\n"

    def _environment(self) -> Environment:
        kind = ImmutableSandboxedEnvironment if self.folders.own else Environment
        kept = Compiled if self.folders.own else Ready
        environment = kind(
            autoescape=True,
            finalize=_late(self.speaker.shown),
            loader=FunctionLoader(self._source),
            undefined=Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
            bytecode_cache=kept(self.speaker.words.language, self.folders.ending, kind),
        )
        environment.newstyle_gettext = True  # type: ignore[attr-defined]
        environment.filters.update({name: _late(each) for name, each in self._filters().items()})
        return environment

    def _source(self, name: str) -> tuple[str, str, None] | None:
        path = self.folders.find(name)
        return (path.read_text("utf-8"), str(path), None) if path else None

    def _globals(self, language: str) -> dict[str, object]:
        speaker, links = self.speaker, self.links
        look = look_of(links.index.plan.texts, self.folders)
        self.style = look.style.text
        return {
            "_": speaker.gettext,
            "gettext": speaker.gettext,
            "ngettext": speaker.ngettext,
            "entry": links.entry,
            "once": links.once,
            "party": links.party,
            "link": links.page,
            "way": links.way,
            "address": links.address,
            "place": links.place,
            "knows": links.knows,
            "title": links.title,
            "called": links.called,
            "answer": links.index.answer,
            "plan": links.index.data,
            "language": language,
            "style": Markup(STYLE),  # noqa: S704 - a mark of ours
            "style_hash": look.style.hash,
            "script": cache(partial(asset, self.folders)),
            "logo": look.logo,
        }

    def _filters(self) -> dict[str, Callable[..., object]]:
        return {
            "prose": self.speaker.prose,
            "label": label,
            "capital": self.speaker.capital,
            "closed": self.speaker.closed,
            "marked": self.speaker.marked,
            "fitted": self.speaker.fitted,
            "inked": self.speaker.inked,
        }


def _late(work: Callable[..., object]) -> Callable[..., object]:
    """The same for a template that is filled, and never while it is compiled: its code knows of no language or words."""

    @pass_context
    def late(_: Context, *values: object, **named: object) -> object:
        return work(*values, **named)

    return late
