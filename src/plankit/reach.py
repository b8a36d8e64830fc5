"""How far a plan may reach for the plan it builds on: no farther than the repository both lie in, and by no side way."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from plankit.words import say

if TYPE_CHECKING:
    from plankit.words import Said

DEEPEST = 8
"""So many plans may stand above one another."""


def reached(here: str, alone: str, way: str) -> str | Said:
    """Where the way leads from a plan: from the folder `here`, of which it is only the file `alone` if that is named.

    Why it may not be taken, where it leads too far: what is to be read is settled by the place of the plan, never by what others
    have put there.
    """
    name = way.replace("\\", "/")
    if not _is_plain(name, way):
        return say("`{path}` is no way from this plan to another one.", path=way)
    if any(step.startswith(".") and step.strip(".") for step in name.split("/")):
        return say("`{path}` leads through a hidden folder, where no plan is looked for.", path=way)
    base = Path(os.path.realpath(here))
    there = Path(os.path.normpath(base / name))
    own = base / alone
    if own.is_relative_to(there) or there.is_relative_to(own):
        return say("`{path}` and this plan hold the same files, so neither can build on the other.", path=way)
    if not there.is_relative_to(top(base)):
        return say("`{path}` lies too far from this plan.", path=way)
    if os.path.realpath(there) != str(there):
        return say("There is a link on the way to `{path}`.", path=way)
    return str(there)


def remedy() -> Said:
    """What to do about a way that leads nowhere or too far."""
    return say(
        "Write the way from here to the other plan's folder, such as `../common`: within the same git repository, or, "
        "where there is none, beside this plan."
    )


def within_tree(prefix: str, way: str) -> str | None:
    """The same in the tree of a commit, where a plan stands at `prefix`; None where it leads out of it."""
    name = way.replace("\\", "/")
    there = posixpath.normpath(posixpath.join(prefix, name))
    plain = _is_plain(name, way) and not any(step.startswith(".") and step.strip(".") for step in name.split("/"))
    return there if plain and not there.startswith("../") and there not in {".", ".."} else None


def top(folder: Path) -> Path:
    """The top of the repository that a folder lies in; where it is in none, the folder above it."""
    tops = (each for each in (folder, *folder.parents) if os.path.lexists(each / ".git"))
    return next(tops, folder.parent)


def _is_plain(name: str, way: str) -> bool:
    """Whether a way is written in steps from the plan, as every system reads them."""
    return bool(name.strip("./")) and name.isprintable() and name[0] not in "/~" and not PureWindowsPath(way).anchor
