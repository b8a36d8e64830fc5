"""For whom documents are made, and what of a plan each audience does not get to see."""

from __future__ import annotations

from typing import NamedTuple

AUDIENCES = ("staff", "team", "board")
PEOPLE = ("names", "initials", "roles")
NOTES = frozenset({"internal", "internal_note"})
"""What the fields with notes of the team are called."""

Steps = tuple[str, ...]


class Curtain(NamedTuple):
    """What is kept back: for whom the documents are, how people appear in them, whether with their e-mail addresses."""

    audience: str = "staff"
    people: str = "names"
    emails: bool = False

    @property
    def open(self) -> bool:
        """Nothing is kept back."""
        return self.audience == "team" and self.people == "names"

    @property
    def shows_emails(self) -> bool:
        """Whether the addresses of people are shown: to the team, or where that is wanted; never beside initials."""
        return self.people == "names" and (self.emails or self.audience == "team")

    @property
    def named(self) -> bool:
        """Whether people appear by their names."""
        return self.people == "names"


def _fields(*ways: str) -> frozenset[Steps]:
    return frozenset(tuple(way.split(".")) for way in ways)


_RECORDS = ("people.{}.away.[].reason", "training.courses.{}.completed", "checks.waivers")
_WORK = ("people.{}.employment", "people.{}.hours_per_week", "ownership.bodies.{}.meetings.[].present")
_MONEY = ("suppliers.{}.contract", "roadmap.budget", "roadmap.releases.{}.budget", "roadmap.wishes.{}.cost")
_PRIVATE = ("people.{}.email", "people.{}.job", "people.{}.employment", "people.{}.hours_per_week")

KEPT_BACK = {"staff": _fields(*_RECORDS, *_WORK, *_MONEY), "board": _fields(*_RECORDS), "team": frozenset()}
"""The fields an audience does not get to see, by their way from the plan down."""
UNNAMED = {
    "names": frozenset(),
    "initials": _fields(*_PRIVATE, "people.{}.away.[].reason"),
    "roles": _fields(*_PRIVATE, "people.{}.away", "people.{}.unit"),
}
"""The fields that tell who somebody is."""
ASKED_BY: Steps = ("roadmap", "wishes", "{}", "from_", "person")
"""Where the name of somebody outside the plan may stand."""
PLACE: Steps = ("checks", "waivers", "[]", "at")
"""Where a place of the plan stands as text."""

PAGES = {
    "staff": frozenset({"audit", "board", "load", "manage", "notes"}),
    "board": frozenset({"notes", "person", "people", "policy", "role", "roles"})
    | frozenset({"content", "policies", "responsibilities", "support", "training"}),
    "team": frozenset[str](),
}
"""The pages, by template, that are not made for an audience; a page that nobody lists is for everyone."""


def shows(audience: str, people: str, template: str) -> bool:
    """Whether a page is made for an audience; where people appear by their roles there is none for each of them."""
    return template not in PAGES[audience] and not (people == "roles" and template in {"person", "load"})


def kept_back(curtain: Curtain) -> frozenset[Steps]:
    """Every field that is emptied."""
    fields = KEPT_BACK[curtain.audience] | UNNAMED[curtain.people]
    return fields if curtain.shows_emails else fields | {("people", "{}", "email")}
