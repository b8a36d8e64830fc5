"""What a finding says, in the reader's language and safe to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.reporters.plain import prose
from plankit.words import say

if TYPE_CHECKING:
    from plankit.findings import Finding
    from plankit.words import Words

SEVERITIES = {"error": say("error"), "warning": say("warning"), "hint": say("hint")}
SUGGESTIONS = 3


def message(finding: Finding, speak: Words) -> str:
    """The sentence that says what is wrong."""
    return prose(speak(finding.message))


def remedy(finding: Finding, speak: Words) -> str:
    """The sentence that says what to do, "" where there is none."""
    return prose(speak(finding.remedy)) if finding.remedy else ""


def advice(finding: Finding, speak: Words) -> str:
    """What to do: did you mean this, then the remedy, unless the remedy names a suggestion itself."""
    mend = remedy(finding, speak)
    near = [f"`{prose(suggestion)}`" for suggestion in finding.suggestions[:SUGGESTIONS]]
    if not near or any(suggestion in mend for suggestion in near):
        return mend
    return f"{_did_you_mean(near, speak)} {mend}".rstrip()


def _did_you_mean(near: list[str], speak: Words) -> str:
    *others, last = near
    meant = speak(say("{first} or {last}", first=", ".join(others), last=last)) if others else last
    return speak(say("Did you mean {suggestions}?", suggestions=meant))


def command(finding: Finding) -> str:
    """The command that tells more about a finding."""
    return f"plankit explain {finding.rule}"
