"""`plankit diff`: what changed, in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional, cast

import typer

from plankit.commands import options
from plankit.commands.delivering import deliver, view_for
from plankit.commands.hints import hint
from plankit.commands.opening import chosen, opened
from plankit.diff import diff as compared
from plankit.errors import MendableError
from plankit.files import is_yaml, texts
from plankit.index import Index
from plankit.past import Past
from plankit.plan import load
from plankit.telling import told
from plankit.telling.editions import Comparison, Edition
from plankit.telling.json import json
from plankit.telling.note import note
from plankit.telling.text import text
from plankit.words import say

if TYPE_CHECKING:
    from plankit.files import Folder
    from plankit.past import Commit

FORMATS = ("text", "note", "json", "markdown")
HEAD = "HEAD"
APART, TOGETHER = "..", "..."
"""Between two revisions: from the one to the other; from where the other parted from the one."""
MOST = 2
"""So many revisions can be compared."""

Asked = Annotated[
    Optional[list[str]],  # noqa: UP045 - as in options
    typer.Argument(
        metavar=f"[{hint('REV')} [{hint('REV')}]] [{hint('PATH')}]",
        help=hint(
            "One or two revisions, such as `v1.0` or `main...HEAD`, and the plan's folder or file. With one revision "
            "the files as they are are compared with it, without any with the latest commit."
        ),
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar=hint("FORMAT"),
        autocompletion=lambda: list(FORMATS),
        help=hint(
            "How to write it: `text`, `json`, or Markdown as a `note` for a pull request or minutes; `markdown` is the same."
        ),
    ),
]


def diff(
    asked: Asked = None,
    as_of: options.AsOf = "",
    format: Format = "text",  # noqa: A002 - the option's name
    output: options.Output = "",
    lang: options.Language = "",
) -> int:
    """Tell what changed in the plan, by meaning and in words, since a revision or between two."""
    chosen("--format", format, FORMATS)
    revisions, path = _divided(asked or [])
    place = opened(path, as_of=as_of, lang=lang)
    past = Past(cast("Folder", place.index.plan.texts))
    old, new = _editions(place.index, past, revisions)
    lines = told(compared(old.indexed, new.indexed), old.indexed, new.indexed) if old.there and new.there else []
    comparison = Comparison(old, new, tuple(lines), place.language, place.root)
    deliver(place, output, _written(comparison, format, output))
    return 0


def _divided(asked: list[str]) -> tuple[list[str], Path | None]:
    """The revisions that were asked for, and the place of the plan, which comes last."""
    revisions, path = list(asked), None
    if revisions and (len(revisions) > MOST or _is_a_place(revisions[-1])):
        path = Path(revisions.pop())
    if len(revisions) > MOST:
        raise MendableError(
            say("`plankit diff` compares two revisions at most; `{extra}` is one too many.", extra=revisions[MOST])
        )
    return revisions, path


def _is_a_place(word: str) -> bool:
    path = Path(word)
    return path.is_dir() or (is_yaml(word) and path.exists())


def _editions(index: Index, past: Past, revisions: list[str]) -> tuple[Edition, Edition]:
    """The earlier and the later plan; the files as they are for a revision that is not named."""
    first, *rest = revisions or [HEAD]
    one, dots, other = first.partition(TOGETHER) if TOGETHER in first else first.partition(APART)
    if dots and rest:
        raise MendableError(
            say("`{range}` names two revisions already; `{extra}` is one too many.", range=first, extra=rest[0])
        )
    if dots:
        rest = [other or HEAD]
    old, new = past.named(one or HEAD), past.named(rest[0]) if rest else None
    if dots == TOGETHER and new:
        old = past.parting(old, new)
    now = _edition(index, past, rest[0], new) if new else Edition(index)
    return _edition(index, past, old.short if dots == TOGETHER else one or HEAD, old), now


def _edition(index: Index, past: Past, revision: str, commit: Commit) -> Edition:
    plan = past.plan(commit.id)
    indexed = Index(plan or load(texts({})), index.on, index.horizon)
    return Edition(indexed, revision, commit.short, commit.day, there=plan is not None)


def _written(comparison: Comparison, format: str, output: str) -> str:  # noqa: A002 - the option's name
    match format:
        case "note" | "markdown":
            return note(comparison)
        case "json":
            return json(comparison)
    return text(comparison, view_for(output))
