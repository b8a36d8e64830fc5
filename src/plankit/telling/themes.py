"""Under which heading a change is told, the weightiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.words import say

if TYPE_CHECKING:
    from plankit.diff.change import Change

THEMES = {
    "opened": say("Gaps that open"),
    "closed": say("Gaps that close"),
    "owners": say("Who answers"),
    "roles": say("Who fills which role"),
    "people": say("People"),
    "bodies": say("Bodies"),
    "decisions": say("Decision rights"),
    "policies": say("Rules"),
    "dates": say("Dates"),
    "figures": say("Figures"),
    "wishes": say("Wishes"),
    "entries": say("New, gone, renamed"),
    "pages": say("Pages"),
    "other": say("Other changes"),
    "wording": say("Wording only"),
}
"""The headings, in their order."""
OF = {
    "passing": "owners",
    "owner": "owners",
    "holder": "roles",
    "deputy": "roles",
    "person": "people",
    "body": "bodies",
    "decision": "decisions",
    "date": "dates",
    "policy": "policies",
    "figure": "figures",
    "wish": "wishes",
    "entry": "entries",
    "page": "pages",
}


def theme_of(change: Change) -> str:
    """The heading of a change."""
    return change.what if change.kind == "gap" else OF.get(change.kind, change.kind)
