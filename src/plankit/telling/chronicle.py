"""The history of one entry in words: for a terminal, for pasting, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit import __version__
from plankit.diff import kind_name
from plankit.findings import At
from plankit.reporters.ascii import dump
from plankit.reporters.cells import cells, wrap
from plankit.reporters.ink import paint, paint_code
from plankit.reporters.markup import cell, code
from plankit.reporters.plain import cut, inert, plain, prose
from plankit.telling import Voice, told_of
from plankit.telling.editions import Comparison, Edition, seen, written
from plankit.telling.json import line_of, spotted
from plankit.telling.text import sentence
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plankit.findings import Place, Route
    from plankit.history import Step
    from plankit.index import Index
    from plankit.reporters.view import View
    from plankit.telling import Line
    from plankit.words import Said, Words

SCHEMA = "plankit/log/1"
LONGEST_NAME = 80
BULLET, UNDER = "  - ", "    "


class Chronicle(NamedTuple):
    """The history of an entry: the latest plan that has it, what changed about it, and how to tell that.

    `steps` are told one by one and then let go of, so they can be told once.
    `commit` is the short name of the commit of that plan, "" for the files as they are.
    `root` leads from here to the plan's folder; `shallow` says that earlier commits are not at hand.
    """

    indexed: Index
    route: Route
    commit: str
    steps: Iterable[Step]
    language: str
    root: str
    shallow: bool


def text(chronicle: Chronicle, view: View) -> str:
    """The entry, then each commit with who made it and what changed, the latest first."""
    speak = words(chronicle.language)
    parts = [_title(chronicle, speak, view)]
    for step in chronicle.steps:
        rows = [paint(row, "strong", view) for row in wrap(_head(step, speak), view.width, "", "")]
        for line in _lines(step):
            rows += [paint_code(row, view) for row in wrap(sentence(line.said, speak), view.width, BULLET, UNDER)]
        parts.append(rows)
    remarks = _remarks(chronicle, anything=len(parts) > 1)
    parts += [wrap(sentence(each, speak), view.width, "", "") for each in remarks]
    return inert("\n\n".join("\n".join(part) for part in parts) + "\n")


def markdown(chronicle: Chronicle) -> str:
    """The same as Markdown."""
    speak = words(chronicle.language)
    named = [f"### {cell(sentence(_name(chronicle), speak))}", code(_place(chronicle))]
    parts = [*named]
    for step in chronicle.steps:
        rows = [f"- {cell(sentence(line.said, speak))}" for line in _lines(step)]
        parts.append("\n".join([f"#### {cell(_head(step, speak))}", "", *rows]))
    remarks = _remarks(chronicle, anything=len(parts) > len(named))
    parts += [cell(sentence(each, speak)) for each in remarks]
    return inert("\n\n".join(parts) + "\n")


def json(chronicle: Chronicle) -> str:
    """The same as one object."""
    speak = words(chronicle.language)
    plan, route = chronicle.indexed.plan, chronicle.route
    entry = plan.entries(route[:-1]).get(str(route[-1]))
    title = getattr(entry, "title", None) or getattr(entry, "name", None)
    answer = {
        "schema": SCHEMA,
        "tool": {"name": "plankit", "version": __version__},
        "entry": {
            "kind": kind_name(route[:-1]),
            "id": plain(str(route[-1])),
            "title": prose(speak.pick(title)) or None,
            "at": plain(str(At(route))),
            **spotted(_spot(chronicle)),
            "commit": chronicle.commit or None,
        },
        "language": chronicle.language,
        "complete": not chronicle.shallow,
        "history": [_step(chronicle, each, speak) for each in chronicle.steps],
    }
    return dump(answer, 2) + "\n"


def _step(chronicle: Chronicle, step: Step, speak: Words) -> dict[str, object]:
    commit = step.commit
    new = Edition(step.new, commit.short if commit else "")
    comparison = Comparison(Edition(step.old), new, (), chronicle.language, chronicle.root)
    return {
        "commit": commit.id if commit else None,
        "author": plain(commit.author) if commit else None,
        "date": plain(commit.moment) if commit else None,
        "title": plain(commit.title) if commit else None,
        "told": [line_of(comparison, each, speak) for each in _lines(step)],
    }


def _title(chronicle: Chronicle, speak: Words, view: View) -> list[str]:
    name, place = sentence(_name(chronicle), speak), _place(chronicle)
    if cells(name) + 2 + cells(place) <= view.width:
        return [f"{paint(name, 'strong', view)}  {paint(place, 'quiet', view)}"]
    return [*(paint(row, "strong", view) for row in wrap(name, view.width, "", "")), paint(f"  {place}", "quiet", view)]


def _name(chronicle: Chronicle) -> Said:
    return Voice(chronicle.indexed).entry(chronicle.route)


def _place(chronicle: Chronicle) -> str:
    """Where the entry stands, or stood last."""
    place = written(_spot(chronicle))
    return f"{chronicle.commit}:{place}" if chronicle.commit else place


def _spot(chronicle: Chronicle) -> Place:
    return seen(chronicle.indexed.plan.place(At(chronicle.route, "entry")), chronicle.root)


def _head(step: Step, speak: Words) -> str:
    """When, by whom, in which commit, and what that was called."""
    if step.commit is None:
        return speak(say("Not committed yet"))
    author = cut(prose(step.commit.author), LONGEST_NAME)
    when = step.commit.day or prose(step.commit.moment)
    title = cut(prose(step.commit.title), LONGEST_NAME)
    return speak(
        say("{day}, {author}, {commit}: {title}", day=when, author=author, commit=step.commit.short, title=title)
    )


def _lines(step: Step) -> list[Line]:
    return told_of(step.route, step.changes, step.old, step.new)


def _remarks(chronicle: Chronicle, *, anything: bool) -> Iterator[Said]:
    """That nothing is known, or not everything."""
    if not anything:
        yield say("Nothing is known of its past.")
    if chronicle.shallow:
        yield say(
            "This clone holds only the latest commits, so what came before is not told. "
            "Fetch the others: `git fetch --unshallow`."
        )
