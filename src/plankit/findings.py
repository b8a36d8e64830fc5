"""What is found, and where: plain frozen values that rules make and reporters show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from plankit.words import Said

Severity = Literal["error", "warning", "hint"]
Part = Literal["value", "key", "entry"]
Route = tuple[str | int, ...]


class Span(NamedTuple):
    """A stretch of a file: 1-based lines and columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class At(NamedTuple):
    """A symbolic place: the route to an entry or field of the plan; lines and columns come later.

    `part` says what to mark: the value, the key, or the entry (its key) as a whole. A route to a field
    that is absent marks the entry that lacks it. `file` is needed where the route stands in several files;
    `span` only where there is no route at all, as in text that is no YAML.
    """

    route: Route
    part: Part = "value"
    file: str | None = None
    span: Span | None = None

    def __str__(self) -> str:
        """Dotted, as waivers and JSON write it: responsibilities.check-content.owner."""
        return ".".join(map(str, self.route))


def at(*route: str | int, part: Part = "value") -> At:
    """The place of a field or entry: `at("responsibilities", "check-content", "owner")`."""
    return At(route, part)


class Problem(NamedTuple):
    """What is wrong, before its severity is judged and its place made exact.

    `value` is the offending value, for the fingerprint: what makes this another defect than another one at the same
    place (an id, a word), never how bad it is (a day, a count). Several are joined by commas, in alphabetical order. `cause` is equal for problems that one and the same
    thing brings about (a role nobody holds): the text report folds them. `related` names other places.
    `covers` are routes about which this problem already says what there is to say. `among` are the ids of entries that
    are wrong together, where it is chance which of them is shown: the order of files.
    """

    at: At
    message: Said
    remedy: Said | None = None
    suggestions: tuple[str, ...] = ()
    value: str = ""
    cause: str = ""
    related: tuple[At, ...] = ()
    covers: tuple[Route, ...] = ()
    rule: str = ""
    among: tuple[str, ...] = ()


class Place(NamedTuple):
    """An exact place: the file (relative to the plan, `/` between) and the span in it."""

    file: str
    span: Span


class Finding(NamedTuple):
    """A judged problem with its exact place; `value` is what is wrong, where one place may be wrong in several ways."""

    rule: str
    severity: Severity
    place: Place
    at: str
    message: Said
    remedy: Said | None
    suggestions: tuple[str, ...]
    fingerprint: str
    cause: str
    related: tuple[Place, ...]
    timed: bool
    value: str = ""
