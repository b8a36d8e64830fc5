"""Findings of two plans, paired one to one: equal ones are counted, so that two are never known for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from plankit.findings import Finding

    Key = Callable[[Finding], Hashable]


class Pairing:
    """Findings of a later plan beside those of an earlier one; `now` and `then` are left over, `paired` are later ones."""

    def __init__(self, now: Iterable[Finding], then: Iterable[Finding]) -> None:
        """Begin with nothing paired."""
        self.now = list(now)
        self.then = list(then)
        self.paired: list[Finding] = []

    def by(self, key: Key, earlier: Key | None = None, fits: Callable[[Finding, Finding], bool] | None = None) -> None:
        """Pair what is left and has the same key; `earlier` gives that of an earlier finding, `fits` may object."""
        if not self.now or not self.then:
            return
        waiting: dict[Hashable, list[Finding]] = {}
        for each in self.then:
            waiting.setdefault((earlier or key)(each), []).append(each)
        left, gone = [], set()
        for each in self.now:
            twins = waiting.get(key(each), [])
            twin = next((number for number, then in enumerate(twins) if fits is None or fits(each, then)), None)
            if twin is None:
                left.append(each)
            else:
                self.paired.append(each)
                gone.add(id(twins.pop(twin)))
        self.now = left
        self.then = [each for each in self.then if id(each) not in gone]


def fingerprint(finding: Finding) -> str:
    """The fingerprint without the counter by which equal findings are told apart."""
    return finding.fingerprint.partition("-")[0]


def spoken(finding: Finding) -> tuple[str, str]:
    """The fingerprint, and what is said: of equal findings, those that say the same belong together."""
    return fingerprint(finding), repr(finding.message)
