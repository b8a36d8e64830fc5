"""Rules on asking for help: which requests there are, where they go, who answers and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import in_use
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.support import Request
    from plankit.words import Name

REQUESTS = ("support", "requests")
EXPECTED = {
    "question": say("questions"),
    "fault": say("faults"),
    "wish": say("wishes"),
    "maintenance": say("daily maintenance"),
}
ALSO = {
    "question": ("questions", "vraag", "vragen"),
    "fault": ("faults", "incident", "incidents", "incidenten", "storing", "storingen"),
    "wish": ("wishes", "idea", "ideas", "wens", "wensen", "idee", "ideeen"),
    "maintenance": ("onderhoud", "beheer"),
}
KINDS = {word: kind for kind, words in ALSO.items() for word in (kind, *words)}


def _requests(index: Index) -> Iterator[tuple[str, Request, Name]]:
    for id_, request in index.data.support.requests.items():
        yield id_, request, named(id_, request)


@rule("error")
def request_without_channel(index: Index) -> Iterator[Problem]:
    """A kind of request of which nobody knows where to send it."""
    channel = next(iter(index.data.support.channels), None)
    remedy = say("Describe the way in under `channels:`, and name it here: `channel: service-desk`.")
    if channel:
        remedy = say("Name the way in, such as `channel: {channel}`.", channel=channel)
    for id_, request, name in _requests(index):
        if not request.channel and not request.also:
            yield Problem(
                at(*REQUESTS, id_, "channel"),
                say("{request} has no channel, so colleagues cannot tell where to turn with it.", request=name),
                remedy,
                cause="" if channel else "channels",
            )


@rule("warning", whole=True, needs=("support",))
def request_kind_missing(index: Index) -> Iterator[Problem]:
    """A question, fault, wish or maintenance for which the plan has no kind of request."""
    covered = {kind for id_, request, _ in _requests(index) for kind in _kinds(id_, request)}
    missing = [kind for kind in EXPECTED if kind not in covered]
    if missing:
        yield Problem(
            at(*REQUESTS, part="key"),
            say("The plan does not say where to go with {kinds}.", kinds=[EXPECTED[kind] for kind in missing]),
            say(
                "Describe it under `requests:`, with `kind: {kind}`, the channel and who answers first.",
                kind=missing[0],
            ),
            value=",".join(missing),
        )


def _kinds(id_: str, request: Request) -> set[str | None]:
    """The expected kinds that a request is of; without a kind the words of its id count."""
    words = [request.kind] if request.kind else id_.split("-")
    return {KINDS.get(word.strip().casefold()) for word in words}


@rule("warning")
def request_without_first_line(index: Index) -> Iterator[Problem]:
    """A kind of request that nobody is named to answer first."""
    lines = [request.first_line for _, request, _ in _requests(index) if request.first_line]
    usual = max(lines, key=lines.count, default="service-desk")
    for id_, request, name in _requests(index):
        if not request.first_line:
            yield Problem(
                at(*REQUESTS, id_, "first_line"),
                say("{request} has no first line: nobody is named who answers first.", request=name),
                say("Name who answers first, such as `first_line: {line}`.", line=usual),
            )


@rule("hint")
def request_without_second_line(index: Index) -> Iterator[Problem]:
    """A kind of request with nobody behind the first line."""
    for id_, request, name in _requests(index):
        if request.first_line and not request.second_line and not request.third_line:
            yield Problem(
                at(*REQUESTS, id_, "second_line"),
                say(
                    "{request} has a first line, {line}, and nobody behind it.",
                    request=name,
                    line=index.spoken(request.first_line),
                ),
                say("Name who takes over, such as `second_line: functional-administrator`."),
                cause="second_line",
            )


@rule("warning")
def request_without_response_time(index: Index) -> Iterator[Problem]:
    """A kind of request for which no time is promised."""
    for id_, request, name in _requests(index):
        if not request.respond_within and not request.resolve_within:
            yield Problem(
                at(*REQUESTS, id_, "respond_within"),
                say("{request} promises no time, so nobody knows when to expect an answer.", request=name),
                say("Agree on a time that can be kept: `respond_within: 2 working days`."),
            )


@rule("hint", whole=True, needs=("support",))
def no_emergency_procedure(index: Index) -> Iterator[Problem]:
    """A plan that does not say what to do when the intranet is down or the organization is in trouble."""
    emergency = index.data.support.emergency
    policies = index.data.policies.values()
    written = any(
        each.topic == "emergencies" and each.status == "in_force" and in_use(each, index.on) for each in policies
    )
    if not written and not (emergency and emergency.procedure):
        yield Problem(
            at("support", "emergency"),
            say(
                "The plan does not say what to do in an emergency: when the intranet is down, "
                "or when everyone must be reached at once."
            ),
            say("Write down the steps and whom to call: `emergency: {{procedure: ..., contact: service-desk}}`."),
        )
