"""For whom a policy does not hold, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import Duration, after
from plankit.findings import Problem, at
from plankit.index.policies import in_force
from plankit.rule import rule
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.sections.policies import Exemption

A_YEAR = Duration(years=1)


def _exceptions(index: Index) -> Iterator[tuple[Route, Exemption, Said]]:
    """Every exception to a policy in force, with its place and what it is called."""
    for id_, policy, name in in_force(index):
        for number, exception in enumerate(policy.exceptions):
            yield ("policies", id_, "exceptions", number), exception, _called(index, name, exception)


def _called(index: Index, policy: Name, exception: Exemption) -> Said:
    whom = exception.for_
    if not whom:
        return say("An exception to {policy}", policy=policy)
    words = whom if isinstance(whom, str) else next(iter(whom.values()))
    party = index.spoken(words) if index.party(words) else say("“{words}”", words=words)
    return say("The exception to {policy} for {party}", policy=policy, party=party)


@rule("warning")
def exception_without_end(index: Index) -> Iterator[Problem]:
    """An exception to a policy that holds for ever."""
    for route, exception, called in _exceptions(index):
        if not exception.until:
            yield Problem(
                at(*route, "until"),
                say("{exception} has no end.", exception=called),
                say(
                    "Agree until when it holds, and write that day: `until: {day}`. Is it there to stay? Then let the "
                    "policy itself say so.",
                    day=after(index.on, A_YEAR).isoformat(),
                ),
                value=str(exception.for_ or ""),
            )


@rule("warning", timed=True)
def exception_expired(index: Index) -> Iterator[Problem]:
    """An exception to a policy whose last day has passed."""
    for route, exception, called in _exceptions(index):
        if exception.until and exception.until < index.on:
            yield Problem(
                at(*route, "until"),
                say("{exception} ended on {day}; the policy holds there again.", exception=called, day=exception.until),
                _again(index, exception),
                value=str(exception.for_ or ""),
            )


def _again(index: Index, exception: Exemption) -> Said:
    granted = exception.granted_by
    if granted and index.party(granted) and not index.answer(granted).broken:
        return say(
            "Tell those it was for and take it out, or ask {party} for a new last day.", party=index.spoken(granted)
        )
    return say("Tell those it was for and take it out, or agree on a new last day with whoever may grant it.")
