"""What the kinds of entry are called, one by one and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.words import say, say_n

if TYPE_CHECKING:
    from plankit.words import Name, Said

SECTIONS = {
    "plan": say("the plan"),
    "strategy": say("the strategy"),
    "ownership": say("the intranet"),
    "content": say("the content"),
    "monitoring": say("monitoring"),
    "support": say("support"),
    "training": say("training"),
    "roadmap": say("the roadmap"),
    "checks": say("the checks"),
}
"""What belongs to no entry, by section."""
SINGLE = {
    "sponsor": say("the sponsorship of the intranet"),
    "product_owner": say("the intranet"),
    "default_owner": say("whatever page no area covers"),
}
"""What somebody answers for that is no entry, by field."""
PARTS = {"onboarding": say("the first days of new colleagues")}
"""The same of lists, by the list."""
ONE = {
    "unit": say("the unit {name}"),
    "supplier": say("the supplier {name}"),
    "role": say("the role {name}"),
    "responsibility": say("the responsibility {name}"),
    "body": say("the body {name}"),
    "decision": say("the decision right {name}"),
    "log_entry": say("the decision {name}"),
    "policy": say("the rule {name}"),
    "audience": say("the audience {name}"),
    "goal": say("the goal {name}"),
    "risk": say("the risk {name}"),
    "kpi": say("the KPI {name}"),
    "report": say("the report {name}"),
    "area": say("the area {name}"),
    "lifecycle": say("the kind of content {name}"),
    "feedback": say("the feedback {name}"),
    "channel": say("the channel {name}"),
    "request": say("the request {name}"),
    "operation": say("the maintenance {name}"),
    "course": say("the course {name}"),
    "wish": say("the wish {name}"),
    "release": say("the release {name}"),
    "milestone": say("the milestone {name}"),
    "activity": say("the adoption activity {name}"),
}
"""One entry of a kind; people go without."""
COUNTED = {
    "person": say_n(1, "{n} person", "{n} people"),
    "unit": say_n(1, "{n} unit", "{n} units"),
    "supplier": say_n(1, "{n} supplier", "{n} suppliers"),
    "role": say_n(1, "{n} role", "{n} roles"),
    "responsibility": say_n(1, "{n} responsibility", "{n} responsibilities"),
    "body": say_n(1, "{n} body", "{n} bodies"),
    "decision": say_n(1, "{n} decision right", "{n} decision rights"),
    "log_entry": say_n(1, "{n} decision", "{n} decisions"),
    "policy": say_n(1, "{n} rule", "{n} rules"),
    "audience": say_n(1, "{n} audience", "{n} audiences"),
    "goal": say_n(1, "{n} goal", "{n} goals"),
    "risk": say_n(1, "{n} risk", "{n} risks"),
    "kpi": say_n(1, "{n} KPI", "{n} KPIs"),
    "report": say_n(1, "{n} report", "{n} reports"),
    "area": say_n(1, "{n} area", "{n} areas"),
    "lifecycle": say_n(1, "{n} kind of content", "{n} kinds of content"),
    "feedback": say_n(1, "{n} way to be heard", "{n} ways to be heard"),
    "channel": say_n(1, "{n} channel", "{n} channels"),
    "request": say_n(1, "{n} request", "{n} requests"),
    "operation": say_n(1, "{n} piece of maintenance", "{n} pieces of maintenance"),
    "course": say_n(1, "{n} course", "{n} courses"),
    "wish": say_n(1, "{n} wish", "{n} wishes"),
    "release": say_n(1, "{n} release", "{n} releases"),
    "milestone": say_n(1, "{n} milestone", "{n} milestones"),
    "activity": say_n(1, "{n} adoption activity", "{n} adoption activities"),
}
"""Several entries of a kind."""


def one(kind: str, name: Name | Said) -> Said:
    """An entry with its kind."""
    told = ONE.get(kind)
    return told._replace(params=(("name", name),)) if told else say("{name}", name=name)


def several(kind: str, count: int) -> Said:
    """So many entries of a kind."""
    return COUNTED[kind]._replace(params=(("n", count),), number=count)
