"""What a rule is, and how one is declared: a decorated function in its family's module."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plankit.findings import Problem, Severity

    Check = Callable[..., Iterator[Problem]]


class Rule(NamedTuple):
    """One rule: its dashed name states the defect, its check yields the problems.

    `timed`: depends on the day. `whole`: speaks of something absent, so it is silent while a file cannot be read.
    `outside`: needs a list from outside. `needs`: sections without which the rule is silent. `last`: judges what the
    other rules found.
    """

    name: str
    severity: Severity
    family: str
    summary: str
    check: Check
    timed: bool
    whole: bool
    outside: bool
    needs: tuple[str, ...]
    last: bool

    @property
    def options(self) -> dict[str, object]:
        """The options a plan may set, with their defaults."""
        usual: dict[str, object] | None = getattr(self.check, "__kwdefaults__", None)
        return usual or {}


def option(value: object, default: object) -> object | None:
    """What a plan sets for an option, as the rule takes it; None where it is of another kind than the default.

    Where the default is a tuple, a list or a single text will do.
    """
    if isinstance(default, tuple):
        items = value if isinstance(value, list) else [value]
        return tuple(items) if all(isinstance(each, str) for each in items) else None
    alike = isinstance(value, type(default)) and isinstance(value, bool) == isinstance(default, bool)
    return value if alike else None


_REGISTRY: dict[str, Rule] = {}


def rule(
    severity: Severity,
    *,
    timed: bool = False,
    whole: bool = False,
    outside: bool = False,
    needs: tuple[str, ...] = (),
    last: bool = False,
) -> Callable[[Check], Check]:
    """Declare the decorated function to be a rule; its name gives the rule's name, its module the family."""

    def declare(check: Check) -> Check:
        name = check.__name__.replace("_", "-")
        summary = (check.__doc__ or "").partition("\n")[0]
        family = check.__module__.rpartition(".")[2].partition("_")[0]
        _REGISTRY[name] = Rule(name, severity, family, summary, check, timed, whole, outside, needs, last)
        return check

    return declare


def declared() -> dict[str, Rule]:
    """The rules declared so far, by name; `plankit.rules.all_rules` declares them all."""
    return _REGISTRY
