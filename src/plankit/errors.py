"""What the user can mend: one sentence with the remedy, exit code 2."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from plankit.words import say

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


def refusal(error: OSError) -> Said:
    """Why the machine will not read or write something, as part of a sentence."""
    match error.errno:
        case errno.ENOENT:
            return say("there is no such folder")
        case errno.EACCES | errno.EPERM:
            return say("that is not allowed here")
        case errno.EISDIR | errno.EEXIST | errno.ENOTEMPTY:
            return say("there is a folder of that name")
        case errno.ENOTDIR:
            return say("a file stands where a folder is wanted")
        case errno.ENOSPC | errno.EDQUOT:
            return say("the disk is full")
        case errno.EROFS:
            return say("nothing can be written there")
        case errno.ENAMETOOLONG:
            return say("that name is too long")
    return say("{why}", why=error.strerror or str(error))
