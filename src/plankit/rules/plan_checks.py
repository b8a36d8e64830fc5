"""What the plan sets for the rules, and what it lets go: waivers with their reasons and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import Duration, after
from plankit.findings import At, Problem, at
from plankit.rule import declared, option, rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from plankit.findings import Route, Span
    from plankit.index import Index
    from plankit.rule import Rule
    from plankit.sections.base import Text
    from plankit.sections.checks import Waiver
    from plankit.source.comments import Ignore

HALF_A_YEAR = Duration(months=6)


def _waivers(index: Index, *, ended: bool = False) -> Iterator[tuple[int, Waiver]]:
    """The waivers that still hold, or those that have ended."""
    for number, waiver in enumerate(index.data.checks.waivers):
        if ended == bool(waiver.until and waiver.until < index.on):
            yield number, waiver


def _about(waiver: Waiver) -> str:
    """What tells one waiver from another."""
    return f"{waiver.rule} {waiver.at}"


@rule("warning")
def waiver_without_end(index: Index) -> Iterator[Problem]:
    """A waiver that holds for ever."""
    for number, waiver in _waivers(index):
        if waiver.until is None:
            yield Problem(
                at("checks", "waivers", number, "until"),
                say("The waiver of `{rule}` at `{place}` has no end.", rule=waiver.rule, place=waiver.at),
                say(
                    "Agree until when it may stay as it is, and write that day: `until: {day}`.",
                    day=after(index.on, HALF_A_YEAR).isoformat(),
                ),
                value=_about(waiver),
            )


@rule("warning")
def waiver_without_reason(index: Index) -> Iterator[Problem]:
    """A waiver, or a comment that lets a rule go, without a reason."""
    for number, waiver in _waivers(index):
        if not _words(waiver.reason):
            yield Problem(
                at("checks", "waivers", number, "reason"),
                say("The waiver of `{rule}` at `{place}` has no reason.", rule=waiver.rule, place=waiver.at),
                say("Write why it may stay as it is, for whoever finds it in a year: `reason: ...`."),
                value=_about(waiver),
            )
    for ignore in index.plan.ignores:
        if ignore.rules and not ignore.reason:
            rules = ", ".join(each.name for each in ignore.rules)
            yield Problem(
                _at(ignore, ignore.span),
                say("This comment lets `{rules}` go and does not say why.", rules=rules),
                say("Write the reason behind the bracket: `# plankit: ignore[{rules}] ...`.", rules=rules),
                value=rules,
            )


def _words(text: Text | None) -> str:
    return "".join(text.values() if isinstance(text, dict) else [text or ""]).strip()


def _at(ignore: Ignore, span: Span) -> At:
    """The place of a comment, or of a word in it, under the route of what it is about."""
    return At(ignore.route or (), "value", ignore.file, span)


@rule("error", timed=True)
def waiver_expired(index: Index) -> Iterator[Problem]:
    """A waiver whose last day has passed."""
    for number, waiver in _waivers(index, ended=True):
        yield Problem(
            at("checks", "waivers", number, "until"),
            say(
                "The waiver of `{rule}` at `{place}` ended on {day}; what it let go counts again.",
                rule=waiver.rule,
                place=waiver.at,
                day=waiver.until,
            ),
            say("Mend what it let go and take the waiver out, or agree on a new last day."),
            value=_about(waiver),
        )


@rule("warning", last=True, whole=True)
def waiver_not_needed(index: Index) -> Iterator[Problem]:
    """A waiver, or a comment that lets a rule go, at a place where there is nothing to let go."""
    for number in index.idle_waivers:
        waiver = index.data.checks.waivers[number]
        yield Problem(
            at("checks", "waivers", number, "rule"),
            say(
                "`{rule}` finds nothing at `{place}`, so there is nothing to waive.", rule=waiver.rule, place=waiver.at
            ),
            say("Take the waiver out. If the place was mistyped, mend it behind `at:`."),
            value=_about(waiver),
        )
    for ignore, named in index.idle_ignores:
        if ignore.route is not None:
            yield Problem(
                _at(ignore, named.span),
                say("`{rule}` finds nothing here, so there is nothing to let go.", rule=named.name),
                say("Take it out. A comment counts for the entry on its own line, or for the one right below it."),
                value=named.name,
            )
        elif named == ignore.rules[0]:
            yield Problem(
                _at(ignore, ignore.span),
                say("This comment stands at no entry, so it lets nothing go."),
                say("Write it behind the entry's own line, or on the line right above it; or take it out."),
                value=named.name,
            )


@rule("warning", last=True, whole=True)
def baseline_entry_not_needed(index: Index) -> Iterator[Problem]:
    """A finding that was taken down as known, and that is found no more."""
    for each in index.stale:
        yield Problem(
            At((), "value", index.baseline.file if index.baseline else None, each.span),
            say(
                "What was taken down here is mended: `{rule}` at `{place}` is found no more.",
                rule=each.rule,
                place=each.at,
            ),
            say("Take it out: run the check once with `--update-baseline mended`."),
            value=each.fingerprint,
        )


@rule("error", timed=True)
def waiver_by_nobody(index: Index) -> Iterator[Problem]:
    """A waiver behind which nobody stands: nobody approved it, or whoever did has left."""
    for number, waiver in _waivers(index):
        approver = waiver.approved_by
        why = index.answer(approver).why if approver else None
        if approver and not why:
            continue
        message = say("Nobody approved the waiver of `{rule}` at `{place}`.", rule=waiver.rule, place=waiver.at)
        if why:
            message = say(
                "Nobody stands behind the waiver of `{rule}` at `{place}` any more: {why}.",
                rule=waiver.rule,
                place=waiver.at,
                why=why,
            )
        yield Problem(
            at("checks", "waivers", number, "approved_by"),
            message,
            say("Ask somebody who may decide on it, and name them as `approved_by:`; or take the waiver out."),
            value=_about(waiver),
            cause=f"person:{approver}" if approver else "",
        )


@rule("error")
def unknown_rule(index: Index) -> Iterator[Problem]:
    """A rule, or an option of one, that does not exist."""
    rules = declared()
    for name, setting in index.data.checks.rules.items():
        route = ("checks", "rules", name)
        if name in rules:
            yield from _unknown_options(rules[name], setting.options, route)
        else:
            yield _unknown(name, At(route, "key"), rules)
    for number, waiver in enumerate(index.data.checks.waivers):
        if waiver.rule not in rules:
            yield _unknown(waiver.rule, at("checks", "waivers", number, "rule"), rules)
    for ignore in index.plan.ignores:
        yield from (
            _unknown(each.name, _at(ignore, each.span), rules) for each in ignore.rules if each.name not in rules
        )
        if not ignore.rules:
            yield Problem(
                _at(ignore, ignore.span),
                say("This comment does not say which rule it lets go."),
                say("Name it between brackets: `# plankit: ignore[role-nobody-holds] ...`."),
            )


def _unknown(name: str, place: At, rules: dict[str, Rule]) -> Problem:
    near = _nearest(name.lower().replace("_", "-"), rules)
    if any(each.family == name for each in rules.values()):
        message = say("`{name}` is a family of rules, not a rule.", name=name)
        return Problem(place, message, say("Name its rules one by one; `plankit explain` lists them."), value=name)
    remedy = None if near else say("Choose one of those that `plankit explain` lists.")
    return Problem(place, say("There is no rule `{name}`.", name=name), remedy, near, value=name)


def _unknown_options(rule: Rule, options: dict[str, object], route: Route) -> Iterator[Problem]:
    known = rule.options
    for key, value in options.items():
        if key not in known:
            yield _unknown_option(rule.name, key, known, route)
        elif option(value, known[key]) is None:
            yield Problem(
                At((*route, key)),
                say("The option `{key}` of `{rule}` cannot be `{value}`.", key=key, rule=rule.name, value=str(value)),
                say(
                    "Write it like `{key}: {default}`, which is what counts without it.",
                    key=key,
                    default=_written(known[key]),
                ),
                value=key,
            )


def _written(default: object) -> object:
    return f"[{', '.join(default)}]" if isinstance(default, tuple) else default


def _unknown_option(rule: str, key: str, known: Collection[str], route: Route) -> Problem:
    near = _nearest(key.lower(), known)
    message = say("The rule `{rule}` has no option `{key}`.", rule=rule, key=key)
    remedy = say("Take it out: of this rule, only `severity` can be set.")
    if known:
        remedy = say("It has: {options}.", options=[f"`{each}`" for each in known])
    return Problem(At((*route, key), "key"), message, remedy, near, value=key)


def _nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    from difflib import get_close_matches

    return tuple(get_close_matches(name, known, n=1, cutoff=0.6))
