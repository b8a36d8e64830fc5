"""What the kinds of entry are called where an entry stands by itself, as in a list of all of them."""

from __future__ import annotations

from plankit.words import say

KINDS = {
    "person": say("Person"),
    "unit": say("Unit"),
    "supplier": say("Supplier"),
    "audience": say("Audience"),
    "goal": say("Goal"),
    "risk": say("Risk"),
    "body": say("Body"),
    "decision": say("Decision right"),
    "log_entry": say("Decision"),
    "role": say("Role"),
    "responsibility": say("Responsibility"),
    "area": say("Content area"),
    "lifecycle": say("Kind of content"),
    "policy": say("Rule"),
    "kpi": say("KPI"),
    "feedback": say("Feedback"),
    "report": say("Report"),
    "channel": say("Channel"),
    "request": say("Request"),
    "operation": say("Maintenance"),
    "course": say("Course"),
    "wish": say("Wish"),
    "release": say("Release"),
    "milestone": say("Milestone"),
    "activity": say("Adoption activity"),
}
