"""How a check looks: at one plan or at several, once or at every save."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from plankit.commands.reporting import run
from plankit.errors import MendableError
from plankit.files import is_yaml
from plankit.plan import Kin
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plankit.commands.opening import Opened
    from plankit.commands.reporting import Wanted
    from plankit.memory import Question
    from plankit.plan import Plan

    class Look(Protocol):
        """Opens a plan; what is equal in an earlier state of it is not read again, nor what others are built on."""

        def __call__(self, place: Path | str | None, /, *, like: Plan | None = ..., kin: Kin | None = ...) -> Opened:
            """Open it."""


def looked(
    paths: Sequence[Path | str],
    look: Look,
    wanted: Wanted,
    *,
    static: bool = False,
    question: Question | None = None,
    watch: bool = False,
    dated: bool = False,
) -> int:
    """Judge what stands at some places, or at the usual one; gives the exit code."""
    places = distinct(paths)
    if question and len(places) not in {0, len(paths)}:
        question = None
    if watch and len(places) > 1:
        raise MendableError(say("`--watch` looks after one plan at a time; start it once for each."))
    if len(places) > 1:
        from plankit.commands.several import run_several

        return run_several(places, partial(look, kin=Kin()), wanted, static=static, question=question)
    place = places[0] if places else None
    if not watch:
        return run(look(place), wanted, static=static, question=question)
    from plankit.commands.watching import watched

    return watched(place, partial(look, place), wanted, static=static, dated=dated)


def distinct(places: Iterable[Path | str]) -> list[Path]:
    """The places that are meant, each once; among several, files that are no plan by their name are passed over."""
    once = list({os.path.realpath(each): Path(each) for each in places}.values())
    plans = [each for each in once if is_yaml(each.name) or not _is_file(each)]
    return plans or once[:1]


def _is_file(place: Path) -> bool:
    try:
        return place.is_file()
    except OSError:
        return False
