"""What the user can mend: one sentence with the remedy, exit code 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plankit.words import Said


class MendableError(Exception):
    """Something wrong with the call or its surroundings; `said` names it and tells what to do."""

    def __init__(self, said: Said) -> None:
        """Keep the sentence; the front door speaks it in the reader's language."""
        super().__init__(said.template)
        self.said = said


class Misfit(ValueError):  # noqa: N818 - a value that does not fit is a finding, not an error of ours
    """A value that does not fit its field: what is wrong with it, and what may have been meant."""

    def __init__(self, said: Said, *suggestions: str) -> None:
        """Keep the sentence and the suggestions for the finding."""
        super().__init__(said.template)
        self.said = said
        self.suggestions = suggestions
