"""The words of the format as people say them: `in_force` is in force."""

from __future__ import annotations

from plankit.words import Said, say

LABELS = {
    "policy": say("policy"),
    "guideline": say("guideline"),
    "procedure": say("procedure"),
    "standard": say("standard"),
    "draft": say("draft"),
    "in_force": say("in force"),
    "superseded": say("superseded"),
    "withdrawn": say("withdrawn"),
}


def label(word: str | None) -> Said | str:
    """A word of the format as people say it; a plan's own word stays as it is."""
    return LABELS.get(word, word.replace("_", " ")) if word else ""
