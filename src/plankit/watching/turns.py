"""From one look at a plan to the next: what is new, what is mended, told in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.pairing import Pairing, fingerprint, spoken
from plankit.words import say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.findings import Finding
    from plankit.words import Said


class Turn(NamedTuple):
    """What one look at a plan brings: findings that are new, those that are gone; whether all could be read."""

    new: tuple[Finding, ...] = ()
    mended: tuple[Finding, ...] = ()
    whole: bool = True


class Standing:
    """The findings that stand: where a file cannot be read, what stood before is not taken for mended."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Begin with what is found at first."""
        self.findings = tuple(findings)

    def turn(self, findings: Iterable[Finding], *, whole: bool) -> Turn:
        """Go on with what is found now; `whole` tells that all of the plan could be read."""
        pairing = Pairing(findings, self.findings)
        pairing.by(spoken)
        pairing.by(fingerprint)
        unseen = () if whole else tuple(pairing.then)
        self.findings = (*pairing.paired, *pairing.now, *unseen)
        return Turn(tuple(pairing.now), tuple(pairing.then) if whole else (), whole)


def told(turn: Turn) -> Said:
    """What a turn brought, as the end of a line."""
    if not turn.whole and not turn.new:
        return say("not all of the plan can be read")
    if turn.new and turn.mended:
        return say("{new}, {mended}", new=_new(turn), mended=_mended(turn))
    if turn.new:
        return _new(turn)
    return _mended(turn) if turn.mended else say("nothing new")


def _new(turn: Turn) -> Said:
    place = min(turn.new, key=lambda each: each.place).place
    return say_n(
        len(turn.new),
        "{n} new finding (`{place}`)",
        "{n} new findings (the first at `{place}`)",
        place=f"{place.file}:{place.span.line}",
    )


def _mended(turn: Turn) -> Said:
    return say_n(len(turn.mended), "{n} mended", "{n} mended")
