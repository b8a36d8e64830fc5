"""Text of a plan as HTML: escaped, or prose that has passed a sanitizer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from plankit.render.commonmark import reader, tokens
from plankit.render.harmless import one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

BLOCKS = {"p", "hr", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"}
INLINE = {"a", "br", "em", "strong", "s", "code"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"scope"}}
SCHEMES = {"http", "https", "mailto", "tel"}
_JOINTS = re.compile(r"(?<=[@/.])(?=\w)")
"""Where the words of an address may go on in the next line."""
ALIGNED = {"th": {"right", "center"}, "td": {"right", "center"}}


class Html:
    """Writes HTML."""

    def text(self, text: str) -> Markup:
        """Plain text."""
        return _text(text)

    def prose(self, text: str, level: int) -> Markup:
        """Prose, its headings from `level` down."""
        return _prose(text, level)

    def code(self, text: str) -> Markup:
        """Words of the plan's files."""
        return Markup("<code>{}</code>").format(self.text(text))

    def link(self, label: Markup, href: str) -> Markup:
        """A link; `href` is an address or a way within the documents."""
        shown, way = escape(label), escape(href)
        if ("@" in shown or "/" in shown) and shown in way:
            shown = Markup(_JOINTS.sub("<wbr>", shown))  # noqa: S704 - it is escaped
        return Markup(f'<a href="{way}">{shown}</a>')  # noqa: S704 - both parts are escaped


@lru_cache(maxsize=65536)
def _text(text: str) -> Markup:
    return escape(one_line(text))


@lru_cache(maxsize=4096)
def _prose(text: str, level: int) -> Markup:
    import nh3

    found = tokens(text, level)
    _align(found)
    written = reader().renderer.render(found, reader().options, {})
    clean = nh3.clean(
        written,
        tags=BLOCKS | INLINE | TABLES,
        attributes=ATTRIBUTES,
        allowed_classes=ALIGNED,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
    )
    return Markup(clean)  # noqa: S704 - the sanitizer has had its say


def _align(found: list[Token]) -> None:
    """Columns are aligned by a class, as the page's policy on security refuses styles in place; a head is of its column."""
    for token in found:
        if token.type in {"th_open", "td_open"}:
            align = str(token.attrs.get("style", "")).rpartition(":")[2]
            token.attrs = {"class": align} if align else {}
        if token.type == "th_open":
            token.attrSet("scope", "col")
