"""Opening a plan for a command: where it stands, which day it is, which language is spoken."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from plankit.commands.hints import environment_language
from plankit.dates import Duration, after, day, duration
from plankit.errors import MendableError, Misfit, refusal
from plankit.memory import readings
from plankit.memory.traces import Log
from plankit.words import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, tzinfo

    from plankit.files import Folder, Texts
    from plankit.index import Index
    from plankit.plan import Kin, Plan
    from plankit.words import Said

USUAL_HORIZON = Duration(days=90)
SHORT = {"d": "days", "w": "weeks", "m": "months", "y": "years", "j": "jaar"}


class Opened:
    """A plan that is open: its index, the language to speak, and the way from here to its folder."""

    __slots__ = ("index", "language", "root")

    def __init__(self, index: Index, language: str, root: str) -> None:
        """Hold what `opened` made."""
        self.index = index
        self.language = language
        self.root = root


def opened(
    path: Path | str | None,
    *,
    as_of: str = "",
    horizon: str = "",
    lang: str = "",
    ahead: str = "--horizon",
    like: Plan | None = None,
    kin: Kin | None = None,
    recall: bool = True,
) -> Opened:
    """Open the plan at `path`; whatever is wrong with the call is a MendableError. `ahead` is how `horizon` is asked for.

    What is equal in `like`, an earlier state of the plan, is not read again; without one and with `recall`, nor is a
    file that was read before.
    """
    from plankit.index import Index
    from plankit.plan import load
    from plankit.shape.compiled import as_json, of_json

    chosen("--lang", lang, LANGUAGES)
    place = Path(path) if path else usual_place()
    # Beside an earlier state, to keep what a save changed would take longer than it is of use.
    before = readings(str(place), as_json, of_json) if recall and like is None else None
    plan = load(_texts(place), like, kin, before)
    _one_only(plan, place)
    on = _as_of(as_of) if as_of else today(plan)
    length = _length(ahead, horizon) if horizon else plan.data.checks.horizon or USUAL_HORIZON
    return Opened(Index(plan, on, after(on, length)), lang or _language(plan), _root(place))


def _one_only(plan: Plan, place: Path) -> None:
    """Refuse a folder that holds several plans: which of them is meant, or all, is not for us to guess."""
    if plan.several:
        first, second = (Path(place, each).as_posix() for each in plan.several[:2])
        raise MendableError(
            say(
                "`{folder}` holds {n} plans, each in a folder of its own, such as `{first}` and `{second}`. Name one of "
                "them; `plankit check {all}` checks them all.",
                folder=str(place),
                n=len(plan.several),
                first=first,
                second=second,
                all=Path(place, "*").as_posix(),
            )
        )


def chosen(option: str, value: str, choices: Collection[str]) -> str:
    """The value of an option that takes one of a few words; `""` means that it was left out."""
    if value and value not in choices:
        raise MendableError(
            say(
                "`{option}` takes one of {choices}; `{value}` is none of them.",
                option=option,
                choices=", ".join(f"`{each}`" for each in choices),
                value=value,
            )
        )
    return value


def usual_place() -> Path:
    """The folder `plan` where there is one, else the folder one stands in."""
    return Path("plan") if Path("plan").is_dir() else Path()


def _texts(place: Path) -> Texts:
    from plankit.files import folder

    try:
        return folder(place)
    except OSError as error:
        why = refusal(error)
        raise MendableError(
            say("`{path}` cannot be opened: {why}. Name another place.", path=str(place), why=why)
        ) from error


def _language(plan: Plan) -> str:
    written = plan.data.plan.language
    return written if "plan" in plan.given and written in LANGUAGES else environment_language()


def _as_of(text: str) -> date:
    try:
        return day(text)
    except Misfit as misfit:
        raise MendableError(_meant(say("`--as-of` takes a day: {why}", why=misfit.said), misfit)) from misfit


def _length(option: str, text: str) -> Duration:
    """A length of time as plans write it, or shorter: `90d`, `12w`, `3m`, `1y`."""
    number, unit = text[:-1].strip(), SHORT.get(text[-1:])
    try:
        return duration(f"{number} {unit}" if unit and number.isdecimal() else text)
    except Misfit as misfit:
        said = say("`{option}` takes a length of time: {why}", option=option, why=misfit.said)
        raise MendableError(_meant(said, misfit)) from misfit


def _meant(said: Said, misfit: Misfit) -> Said:
    """The sentence, with what may have been meant."""
    return say("{said} Is `{near}` meant?", said=said, near=misfit.suggestions[0]) if misfit.suggestions else said


def today(plan: Plan) -> date:
    """Today where the organization is: in the plan's time zone, where it names a known one."""
    from datetime import datetime

    return datetime.now(_zone(plan)).date()


def _zone(plan: Plan) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(plan.data.checks.timezone or "")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def day_of(plan: Plan, on: date) -> tuple[float, float]:
    """When a day begins and ends where the organization is, in seconds since 1970."""
    from datetime import datetime, time, timedelta

    begin, end = (datetime.combine(each, time(), _zone(plan)) for each in (on, on + timedelta(days=1)))
    return begin.timestamp(), end.timestamp()


def looked_at(plan: Plan) -> Log:
    """All that was looked at for a plan, and for those above it."""
    log = Log()
    for each in plan.upward():
        own = cast("Folder", each.texts)
        own.log.digests = {file: source.digest for file, source in each.sources.items()}
        log.add("" if each is plan else os.path.realpath(own.base), own.log)
        # A plan above that cannot be had may be there tomorrow, and none of the files that were read would show it.
        log.sure &= each.above is not None or each.lineage.why is None
    return log


def _root(place: Path) -> str:
    """The plan's folder as seen from here, `/` between."""
    base = place if place.is_dir() else place.parent
    return Path(os.path.relpath(base)).as_posix()
