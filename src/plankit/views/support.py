"""Where to go with what, how soon there is an answer, and the daily maintenance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import next_after
from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from plankit.index import Index
    from plankit.sections.support import Channel, Emergency, Operation, Request
    from plankit.views.page import Given


class RequestView(NamedTuple):
    """A kind of request, with the way it comes in."""

    id: str
    entry: Request
    channel: Channel | None


class OperationView(NamedTuple):
    """A piece of maintenance and when it is due again."""

    id: str
    entry: Operation
    due: date | None
    overdue: bool


class SupportView(NamedTuple):
    """Support on the day."""

    requests: tuple[RequestView, ...]
    channels: Mapping[str, Channel]
    operations: tuple[OperationView, ...]
    emergency: Emergency | None


def pages(given: Given) -> Iterator[Page]:
    """The page of support."""
    if "support" in given.index.plan.given:
        yield Page("support", "support", say("Support"), view(given.index), order=80, section="support")


def view(index: Index) -> SupportView:
    """Support on the day."""
    support = index.data.support
    return SupportView(
        requests(index),
        support.channels,
        tuple(_operation(id_, each, index.on) for id_, each in support.operations.items()),
        support.emergency,
    )


def requests(index: Index) -> tuple[RequestView, ...]:
    """Every kind of request with its channel."""
    support = index.data.support
    return tuple(
        RequestView(id_, each, support.channels.get(each.channel or "")) for id_, each in support.requests.items()
    )


def _operation(id_: str, operation: Operation, on: date) -> OperationView:
    due = next_after(operation.last, operation.every) if operation.last and operation.every else None
    return OperationView(id_, operation, due, due is not None and due < on)
