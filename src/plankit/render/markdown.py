"""Text of a plan as Markdown: nothing in it means anything but itself, and prose is written from its tokens."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from plankit.render.commonmark import reader, tokens
from plankit.render.harmless import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_ANYWHERE = re.compile(r"[\\`*_\[\]|~]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LEADING = re.compile(r"^(\s*)(?=[#>+=-])|^(\s*\d{1,9})(?=[.)](?:\s|$))")
_CLOSING = re.compile(r"(?<=\s)(?=#+\s*$)")

SAFE = "/:?#@!$&'*+,;=%~.-_"


class Markdown:
    """Writes Markdown that is safe under CommonMark and the dialects around it."""

    def text(self, text: str) -> Markup:
        """Plain text, wherever in a line."""
        return Markup(_plain(one_line(text)))  # noqa: S704 - escaped for Markdown

    def prose(self, text: str, level: int) -> Markup:
        """Prose, its headings from `level` down."""
        return _prose(text, level)

    def code(self, text: str) -> Markup:
        """Words of the plan's files."""
        plain = one_line(text).strip()
        return self.text(text) if not plain or "`" in plain or "|" in plain else Markup(f"`{plain}`")  # noqa: S704

    def link(self, label: Markup, href: str) -> Markup:
        """A link; `href` is an address or a way within the documents."""
        return Markup(f"[{label}]({quote(href, safe=SAFE)})")  # noqa: S704 - both parts are escaped


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    text = _ENTITY.sub("&amp;", _ANYWHERE.sub(r"\\\g<0>", text)).replace("<", "&lt;")
    return _LEADING.sub(r"\g<0>\\", _CLOSING.sub(r"\\", text))


@cache
def _writing() -> dict[str, Any]:
    """The options of the writer: GitHub's tables and strikethrough, lists numbered through, no live `<`."""
    from mdformat.plugins import PARSER_EXTENSIONS

    extensions = [PARSER_EXTENSIONS["gfm"], PARSER_EXTENSIONS["tables"], EntityForLess]
    return {**reader().options, "mdformat": {"number": True}, "parser_extension": extensions}


@lru_cache(maxsize=4096)
def _prose(text: str, level: int) -> Markup:
    from mdformat.renderer import MDRenderer

    written = MDRenderer().render(tokens(text, level), _writing(), {})
    return Markup(written.strip("\n"))  # noqa: S704 - written from tokens, without HTML


class EntityForLess:
    r"""Writes `<` in text as an entity: `\<` is a live tag for Python-Markdown and what builds on it."""

    RENDERERS: Mapping[str, Any] = {}
    POSTPROCESSORS: Mapping[str, Any] = {
        "text": lambda text, _node, _context: text.replace("\\<", "<").replace("<", "&lt;")
    }
