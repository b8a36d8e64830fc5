"""What the document says beside the plan itself: plain values, each explained to whoever reads the schema."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - the schema is made of these annotations
from typing import Annotated, Literal, NamedTuple

Text = str | dict[str, str]
At = Annotated[str, "A place of the plan: sections, ids and fields with points between."]
Ids = Annotated[list[str], "Ids of parties."]


class Tool(NamedTuple):
    """What wrote the document."""

    name: Literal["plankit"]
    version: str


class Count(NamedTuple):
    """How many findings there are."""

    error: int
    warning: int
    hint: int


class About(NamedTuple):
    """The circumstances in which the document was made."""

    as_of: Annotated[date, "The day on which everything in the document is so."]
    until: Annotated[date, "The last day up to which `due` looks ahead."]
    language: Annotated[str, "The language of the sentences in `why` and `what`."]
    audience: Annotated[Literal["staff", "team", "board"], "For whom it was made; only the team gets everything."]
    people: Annotated[Literal["names", "initials", "roles"], "How people appear in it."]
    findings: Annotated[Count | None, "What `plankit check` finds in the plan; only for the team."]


class Place(NamedTuple):
    """Where something stands in the files of the plan."""

    file: Annotated[str, "The file, as seen from the plan's folder, `/` between."]
    line: Annotated[int, "Its line there, the first is 1."]


class Link(NamedTuple):
    """One link of a chain of answer: from a party to somebody it leads to."""

    party: Annotated[str, "The party that is answered for."]
    to: Annotated[str, "The party that answers for it."]
    by: Annotated[Literal["holder", "cover", "chair", "head"], "In what way."]


class Party(NamedTuple):
    """A person, unit, supplier, role or body, and who is there for it on the day."""

    kind: Literal["person", "unit", "supplier", "role", "body"]
    title: Annotated[Text, "What it is called; for each language where the plan says so."]
    state: Annotated[
        Literal["held", "replaced", "group", "away", "gap"],
        "`held`: somebody answers; `replaced`: all who answer are away and somebody stands in; `group`: a group answers,"
        " or somebody the plan does not name; `away`: all are away; `gap`: nobody answers.",
    ]
    people: Annotated[Ids, "The people who answer for it."]
    stand_ins: Annotated[Ids, "Those who stand in and can, the first in line first."]
    chain: Annotated[list[Link], "How the people come to answer, link by link; the first links first."]
    until: Annotated[date | None, "The last day on which this is so, where it ends."]
    why: Annotated[str | None, "Why nobody is there."]


class Owner(NamedTuple):
    """A place that names an owner or decider, with who that is on the day; of entries that are in use."""

    at: At
    kind: Annotated[str | None, "The kind of the entry, such as `policy`; absent for what the plan as a whole says."]
    id: Annotated[str | None, "The id of the entry."]
    party: Annotated[str, "Who is named."]
    people: Annotated[Ids, "The people who answer."]
    broken: Annotated[bool, "Whether nobody answers."]
    place: Place


class Post(NamedTuple):
    """A role on the day."""

    state: Annotated[
        Literal["held", "short", "covered", "vacant", "elsewhere", "each", "later", "ended"],
        "`short`: fewer hold it than it needs; `elsewhere`: the staff directory knows; `each`: it exists once for each of"
        " something, and nobody is named.",
    ]
    holders: Annotated[Ids, "Who holds it."]
    coming: Annotated[Ids, "Who will hold it."]
    past: Annotated[Ids, "Who held it."]
    deputies: Annotated[Ids, "Who stands in."]


class Letters(NamedTuple):
    """The parties that have each letter of RACI in a responsibility, as the plan has them."""

    A: Annotated[Ids, "Accountable: the owner."]
    R: Annotated[Ids, "Responsible: who does the work, where that is not the owner."]
    S: Annotated[Ids, "Supports."]
    C: Annotated[Ids, "Consulted."]
    I: Annotated[Ids, "Informed."]  # noqa: E741 - the letter is meant


class Falls(NamedTuple):
    """Something that falls due."""

    on: date
    late: bool
    what: Annotated[str, "What it is, in words."]
    mark: Annotated[str, "What it is, as one fixed word."]
    kind: Annotated[str | None, "The kind of the entry it is about; absent for what the plan as a whole says."]
    id: Annotated[str | None, "The id of that entry."]
    party: Annotated[str | None, "On whom it falls."]
    people: Annotated[Ids, "The people who answer for that party on the day."]
    there: Annotated[Ids, "Who of them is there, or who stands in."]
    at: At
    place: Place


class Rule(NamedTuple):
    """Where a policy stands on the day."""

    state: Annotated[Literal["now", "later", "ended", "past"], "`past`: another took its place, or it was withdrawn."]
    overdue: bool
    review: Annotated[date | None, "When it is to be reviewed."]


class Measured(NamedTuple):
    """Where a KPI stands on the day."""

    state: Literal["met", "course", "watch", "act", "unknown"]
    stale: Annotated[bool, "No reading in one and a half of its rhythm."]
    late: Annotated[bool, "The day of its target has passed, and it was not met."]
    latest: float | None
    on: Annotated[date | None, "The day of the latest reading."]
    change: Annotated[float | None, "What it rose or fell since the reading before."]


class Asked(NamedTuple):
    """Where a wish stands on the day."""

    stage: Literal["new", "assessed", "accepted", "planned", "building", "deferred", "rejected", "done"]
    days: Annotated[float | None, "The days of work it takes, where known."]


class Covered(NamedTuple):
    """A page of the inventory."""

    url: str
    title: str
    area: Annotated[str | None, "The area that covers it; absent where none does."]
    owner: Annotated[str | None, "The owner that the list itself names."]


class Resolved(NamedTuple):
    """What follows from the plan on the day."""

    parties: Annotated[dict[str, Party], "Every party, by id."]
    owners: list[Owner]
    roles: dict[str, Post]
    raci: dict[str, Letters]
    due: Annotated[list[Falls], "What is late, and what falls due up to `about.until`, by day."]
    policies: dict[str, Rule]
    kpis: dict[str, Measured]
    wishes: dict[str, Asked]
    pages: list[Covered]
    places: Annotated[dict[str, Place], "Where every entry stands, by section, collection and id with points between."]
