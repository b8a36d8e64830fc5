"""What changed, for programs: each change with its values and places in both plans."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from plankit import __version__
from plankit.dates import Duration, Rhythm
from plankit.dates.units import written
from plankit.diff import Standing, kind_name
from plankit.diff.sameness import STORED, content, fields, is_record
from plankit.reporters.ascii import dump
from plankit.reporters.plain import plain, prose
from plankit.telling.editions import cautions, headline, spot
from plankit.telling.fields import collection_of
from plankit.telling.text import sentence
from plankit.words import words

if TYPE_CHECKING:
    from plankit.diff import Change, Side
    from plankit.findings import Place
    from plankit.telling import Line
    from plankit.telling.editions import Comparison, Edition
    from plankit.words import Words

SCHEMA = "plankit/diff/1"


def json(comparison: Comparison) -> str:
    """The whole comparison as one object."""
    speak = words(comparison.language)
    answer = {
        "schema": SCHEMA,
        "tool": {"name": "plankit", "version": __version__},
        "plan": {
            "title": prose(speak.value(comparison.title)),
            "root": plain(comparison.root),
            "as_of": comparison.new.indexed.on.isoformat(),
            "language": comparison.language,
        },
        "old": _edition(comparison.old),
        "new": _edition(comparison.new),
        "about": sentence(headline(comparison), speak),
        "cautions": [sentence(each, speak) for each in cautions(comparison)],
        "told": [line_of(comparison, each, speak) for each in comparison.lines],
    }
    return dump(answer, 2) + "\n"


def _edition(edition: Edition) -> dict[str, object]:
    return {
        "revision": plain(edition.revision) or None,
        "commit": edition.commit or None,
        "date": edition.day.isoformat() if edition.day else None,
        "there": edition.there,
    }


def line_of(comparison: Comparison, line: Line, speak: Words) -> dict[str, object]:
    """A sentence with the changes it tells of."""
    changes = [_change(comparison, each, speak) for each in line.changes]
    return {"theme": line.theme, "text": sentence(line.said, speak), "changes": changes}


def _change(comparison: Comparison, change: Change, speak: Words) -> dict[str, object]:
    side, edition = change.side, comparison.new if change.new else comparison.old
    alone = len(side.entry) == 1
    entry = None if alone else edition.indexed.plan.entries(side.entry[:-1]).get(str(side.entry[-1]))
    title = getattr(entry, "title", None) or getattr(entry, "name", None)
    return {
        "kind": change.kind,
        "what": change.what,
        "entry": {
            "kind": kind_name(collection_of(side)),
            "id": None if alone else plain(str(side.entry[-1])),
            "title": prose(speak.pick(title)) or None,
        },
        "field": plain(".".join(change.steps)) or None,
        "from": change.on.isoformat() if change.on else None,
        "old": _side(comparison, comparison.old, change.old, speak),
        "new": _side(comparison, comparison.new, change.new, speak),
    }


def _side(comparison: Comparison, edition: Edition, side: Side | None, speak: Words) -> dict[str, object] | None:
    if side is None:
        return None
    item = {"item": written_out(side.item)} if side.item is not None and side.item is not side.value else {}
    value = _standing(side.value, speak) if isinstance(side.value, Standing) else written_out(side.value)
    return {"at": plain(str(side.at)), **spotted(spot(comparison, edition, side.at)), "value": value, **item}


def spotted(place: Place) -> dict[str, object]:
    """A place by file, line and column."""
    return {"file": place.file, "line": place.span.line, "column": place.span.column}


def _standing(standing: Standing, speak: Words) -> dict[str, object]:
    """How it stands with an owner."""
    return {
        "party": standing.party or None,
        "people": list(standing.people),
        "open": standing.open,
        "why": prose(speak.value(standing.why)) if standing.why else None,
    }


def written_out(value: object) -> Any:
    """A value as a plan may write it."""
    match value:
        case Duration():
            return written(value)
        case Rhythm():
            return _rhythm(value)
        case date():
            return value.isoformat()
        case list() | tuple() if not hasattr(value, "_asdict"):
            return [written_out(each) for each in value]
        case dict():
            return {str(written_out(key)): written_out(each) for key, each in value.items()}
    if not is_record(value):
        return value
    given = ((key, content(key, each)) for key, each in fields(value) if key not in STORED)
    return {key: written_out(each) for key, each in given if each not in (None, [], {})}


def _rhythm(rhythm: Rhythm) -> object:
    if rhythm.every:
        return f"every {written(rhythm.every)}"
    return "as_required" if rhythm.times is None else {"times_a_year": rhythm.times}
