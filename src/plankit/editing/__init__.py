"""One value of a file set to another, by cutting it in at its place: everything else stays as it is, byte for byte.

What comes out is read again, and refused unless its data differs in just that value. Nothing is written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plankit.editing.finding import NotThereError, found
from plankit.editing.spelling import spelled
from plankit.errors import MendableError
from plankit.source import read
from plankit.source.decode import MARK
from plankit.words import say

if TYPE_CHECKING:
    from plankit.findings import Route
    from plankit.source.scalars import Data
    from plankit.words import Said

__all__ = ["RefusedEditError", "value_set"]


class RefusedEditError(MendableError):
    """A value that cannot be set without changing more than that; the file is best changed by hand."""


def value_set(file: str, raw: bytes, route: Route, value: str | float | None) -> bytes:
    """The bytes of a file in which the value at a route is another one."""
    source = read(file, raw)
    where = ".".join(map(str, route))
    if source.broken or source.problems:
        raise RefusedEditError(
            say("`{file}` has mistakes in it; mend them before `{where}` is set.", file=file, where=where)
        )
    try:
        spot = found(source.text, route)
    except NotThereError:
        raise RefusedEditError(
            say("There is no single value at `{where}` in `{file}` to be set.", file=file, where=where)
        ) from None
    if spot.shared:
        raise RefusedEditError(_shared(file, where))
    text = source.text[: spot.start] + spelled(source.text, spot, value) + source.text[spot.end :]
    changed = (MARK if raw.startswith(MARK) else b"") + text.encode()
    if not _right(file, changed, _with(source.data, route, value)):
        raise RefusedEditError(
            say(
                "`{where}` in `{file}` cannot be set without changing more than that; change it by hand.",
                file=file,
                where=where,
            )
        )
    return changed


def _shared(file: str, where: str) -> Said:
    return say(
        "What stands at `{where}` in `{file}` stands elsewhere too, by a name (`&` and `*`); write it out in one of the places first.",
        file=file,
        where=where,
    )


def _with(data: Data, route: Route, value: object) -> Any:
    """The data with another value at a route; what is not on the way is the same."""
    if not route:
        return value
    step, *rest = route
    if isinstance(data, dict):
        return {key: _with(each, tuple(rest), value) if key == step else each for key, each in data.items()}
    if isinstance(data, list):
        return [_with(each, tuple(rest), value) if number == step else each for number, each in enumerate(data)]
    return data


def _right(file: str, raw: bytes, wanted: Data) -> bool:
    """Whether a text holds just what is wanted, and nothing is wrong with it."""
    source = read(file, raw)
    return not source.broken and not source.problems and same(source.data, wanted)


def same(one: Data, other: Data) -> bool:
    """Whether two pieces of data are equal in kind, order and spelling as well."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(map(same, one.values(), other.values()))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    numbers = (float, int)
    alike = isinstance(one, numbers) and isinstance(other, numbers) and isinstance(one, bool) == isinstance(other, bool)
    return repr(one) == repr(other) and (alike or type(one) is type(other))
