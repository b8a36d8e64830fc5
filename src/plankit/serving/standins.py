"""Pages that stand in for one that cannot be shown: it is not there, or cannot be made, or nothing can be read yet."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from plankit.render.harmless import one_line
from plankit.serving.panel import panel
from plankit.serving.standing import notice
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.serving.press import Edition
    from plankit.words import Said

POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"


class Answer(NamedTuple):
    """A page with the status that goes with it."""

    text: str
    status: int = 200


def absent(edition: Edition) -> Answer:
    """There is no such page; it may come, as the plan is being written."""
    title = say("There is no such page")
    body = say("Nothing in the plan has a page of this name now. It appears here as soon as something has.")
    return Answer(_page(edition, title, [body], front=True), 404)


def broken(edition: Edition, why: Said) -> Answer:
    """The page cannot be made."""
    return Answer(_page(edition, say("This page cannot be made"), [why], front=True), 500)


def unread(edition: Edition) -> Answer:
    """Nothing could be read yet: what is wrong is all there is to show, here also without the panel."""
    said = [*filter(None, [notice(edition)]), say("Mend what stands here; the pages appear at the next save.")]
    return Answer(_page(edition, say("The plan cannot be read"), said, found=True), 503)


def _page(edition: Edition, title: Said, said: Iterable[Said], *, front: bool = False, found: bool = False) -> str:
    speak = words(edition.language)
    head = escape(speak(title))
    body = [f"<p>{_marked(speak(each))}</p>" for each in said]
    if found:
        rows = panel(edition, speak.language, "")["rows"]
        body += ["<ul>", *(_item(row) for row in rows), "</ul>"]  # type: ignore[attr-defined]
    if front:
        body.append(f'<p><a href="/">{escape(speak(say("To the front page")))}</a></p>')
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{speak.language}">',
            '<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<link rel="icon" href="data:,">',
            f"<title>{head}</title>\n</head>",
            f'<body class="stand-in{" unread" * found}">\n<main>\n<h1>{head}</h1>',
            *body,
            "</main>\n</body>\n</html>\n",
        ]
    )


def _item(row: dict[str, str]) -> str:
    label, told, mend, where = (_marked(row[key]) for key in ("label", "message", "advice", "where"))
    return f"<li><strong>{label}</strong> {told} {mend} <code>{where}</code></li>"


def _marked(text: str) -> str:
    """A sentence in which what stands between backticks is set as code."""
    parts = [escape(part) for part in one_line(text).split("`")]
    return "".join(
        f"<code>{part}</code>" if number % 2 and number < len(parts) - 1 else part for number, part in enumerate(parts)
    )
