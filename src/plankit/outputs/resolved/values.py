"""Values of a plan as values of JSON."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from plankit.dates import Duration, Rhythm

if TYPE_CHECKING:
    from collections.abc import Iterable

EXACT = 2**53
"""Up to here a number with a fraction and one without are the same to every program."""
_HALF = re.compile("[\ud800-\udfff]")


def value(given: Any) -> Any:
    """Any value of a plan, or found about it; what is not given is left out of objects."""
    match given:
        case None | bool() | int():
            return given
        case float():
            return int(given) if given.is_integer() and abs(given) < EXACT else given
        case str():
            # Half a character cannot be carried by every program's text.
            return _HALF.sub("\ufffd", given)
        case date():
            return given.isoformat()
        case Duration():
            return {unit: number for unit, number in given._asdict().items() if number}
        case Rhythm():
            return _rhythm(given)
        case dict():
            return _object(given.items())
        case list() | tuple() if not hasattr(given, "_fields"):
            return [value(each) for each in given]
    fields = given._asdict() if hasattr(given, "_asdict") else vars(given)
    return _object((key.rstrip("_"), each) for key, each in fields.items())


def _object(pairs: Iterable[tuple[object, Any]]) -> dict[str, Any]:
    return {key(each): value(held) for each, held in pairs if held is not None}


def key(given: object) -> str:
    """A key of JSON, which is always text."""
    return given.isoformat() if isinstance(given, date) else str(value(given))


def _rhythm(rhythm: Rhythm) -> dict[str, Any]:
    if rhythm.every:
        return {"every": value(rhythm.every)}
    return {"times_a_year": value(rhythm.times)} if rhythm.times else {"as_required": True}
