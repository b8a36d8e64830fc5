"""Those who stand in for roles that lose everybody: whether they can, for how long, and whether it is too much."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.days import DAY
from plankit.index import named
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plankit.days import Days
    from plankit.sections.roles import Holding
    from plankit.whatif.roles import Loss

ROUNDING = 0.01


class Helper(NamedTuple):
    """Somebody who could stand in for a role: whether they can, and what is to be said of it."""

    role: str
    id: str
    able: bool
    remarks: tuple[Said, ...]


class Helpers:
    """Who stands in for the roles that lose everybody, the first in line before the others."""

    def __init__(self, after: Days, losses: Iterable[Loss]) -> None:
        """Look at the plan as it would be, and at what its roles lose."""
        self.days = after
        self.losses = [each for each in losses if not each.left]
        self._held: dict[str, list[tuple[str, Holding]]] = {}
        for id_, role in after.index.data.roles.items():
            for holding in role.holders:
                self._held.setdefault(holding.person, []).append((id_, holding))

    def of(self, loss: Loss) -> tuple[Helper, ...]:
        """Who could stand in for a role on the days on which nobody is left in it."""
        return tuple(
            Helper(loss.role, each.id, able=False, remarks=(each.why,))
            if each.why
            else Helper(loss.role, each.id, able=True, remarks=tuple(filter(None, self._remarks(loss, each.id))))
            for each in (() if loss.left else loss.standing.stand_ins)
        )

    def _remarks(self, loss: Loss, helper: str) -> tuple[Said | None, ...]:
        """What is to be said of somebody who can stand in: until when, for how much at once, whether it is too much."""
        person = self._person(helper, loss.first)
        roles = self._stood_in_for(person, loss.first) if person else []
        return (
            self._ends(loss, helper),
            self._many(roles),
            self._hours(person, roles, loss),
            self._untrained(person, loss),
        )

    def _ends(self, loss: Loss, helper: str) -> Said | None:
        """The day until which they can, where that is before the days are over."""
        for stretch in self.days.between(loss.role, loss.first, loss.last):
            if helper not in stretch.standing.able:
                return say("only until {day}", day=stretch.first - DAY)
        return None

    def _many(self, roles: list[str]) -> Said | None:
        if len(roles) < 2:  # noqa: PLR2004 - one role is what is told anyway
            return None
        return say_n(len(roles), "for {n} role at once", "for {n} roles at once")

    def _hours(self, person: str, roles: list[str], loss: Loss) -> Said | None:
        """That it asks more hours a week than there are; nothing where the plan does not know."""
        entry = self.days.index.data.people.get(person)
        if entry is None or entry.hours_per_week is None:
            return None
        asked = sum(self._own(person, loss.first).values()) + sum(map(self._asks, {loss.role, *roles}))
        if asked <= entry.hours_per_week + ROUNDING:
            return None
        return say(
            "overloaded ({asked} hours a week, {hours} available)",
            asked=round(asked, 2),
            hours=entry.hours_per_week,
        )

    def _untrained(self, person: str, loss: Loss) -> Said | None:
        """The courses the role asks for and this person is not recorded for, where the plan keeps such records."""
        asked = self.days.index.data.roles[loss.role].training
        courses = {each: self.days.index.data.training.courses.get(each) for each in asked}
        missing = [
            named(id_, course)
            for id_, course in courses.items()
            if person and course and course.completed and person not in {each.person for each in course.completed.by}
        ]
        return say("without the course {courses}", courses=missing) if missing else None

    def _own(self, person: str, day: date) -> dict[str, float]:
        """The hours a week that the roles of a person ask on a day; a role held for several scopes asks its hours once."""
        found: dict[str, float] = {}
        for role, holding in self._held.get(person, ()):
            if any(each.holding is holding for each in self.days.index.chains.active(role, day)):
                found[role] = max(self._asks(role) * (holding.share or 1), found.get(role, 0))
        return found

    def _asks(self, role: str) -> float:
        return self.days.index.data.roles[role].hours_per_week or 0

    def _stood_in_for(self, person: str, day: date) -> list[str]:
        """The roles for which a person is the first in line on a day, of those that lose everybody."""
        found = dict.fromkeys(
            each.role
            for each in self.losses
            if each.first <= day <= each.last and (able := self.days.standing(each.role, day).able)
            if self._person(able[0], day) == person
        )
        return list(found)

    def _person(self, helper: str, day: date) -> str:
        """The one person behind a helper; "" where that is a group."""
        people = self.days.index.answer(helper, day).people
        return people[0] if len(people) == 1 else ""
