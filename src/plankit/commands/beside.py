"""With what a check is compared, as it was written on the command line."""

from __future__ import annotations

from typing import NamedTuple

from plankit.commands.opening import chosen
from plankit.errors import MendableError
from plankit.words import say

UPDATES = ("mended", "all")


class Beside(NamedTuple):
    """An earlier revision, None where none was asked for; a file of known findings, and what of them to write anew."""

    base: str | None = None
    baseline: str = ""
    update: str = ""

    @property
    def anything(self) -> bool:
        """Whether there is anything to compare with."""
        return self.base is not None or bool(self.baseline)


def possible(beside: Beside) -> Beside:
    """The same, when it can be done."""
    chosen("--update-baseline", beside.update, UPDATES)
    if beside.update and not beside.baseline:
        raise MendableError(say("`--update-baseline` writes the file that `--baseline` names: add `--baseline FILE`."))
    return beside
