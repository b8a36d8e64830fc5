"""What was looked at for an answer: the folders as they were listed, the files as they were read."""

from __future__ import annotations

import os

from plankit.memory.store import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

ABSENT = ""


class Log:
    """Taken down while a plan is read: folders with what they list, files with their bytes, None for one that is not there.

    Of some files the digest is known already.
    It is `sure` until something is met whose changes would not show.
    """

    def __init__(self) -> None:
        """Nothing has been read yet."""
        self.folders: dict[str, list[str]] = {}
        self.files: dict[str, bytes | None] = {}
        self.digests: dict[str, str] = {}
        self.sure = True

    def add(self, base: str, other: Log) -> None:
        """Take down as well what was looked at in another folder, the place of which is truly `base`."""
        self.folders |= {os.path.join(base, under): was for under, was in other.folders.items()}
        self.files |= {os.path.join(base, name): raw for name, raw in other.files.items()}
        self.digests |= {os.path.join(base, name): known for name, known in other.digests.items()}
        self.sure &= other.sure


def listed(entries: Iterable[os.DirEntry[str]]) -> list[str]:
    """What a folder lists, without what is hidden: kinds and names; of a link, where it leads."""
    return sorted(f"{_kind(entry)} {entry.name}" for entry in entries if not entry.name.startswith("."))


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return f"link {os.path.realpath(entry.path)} {os.path.isdir(entry.path)}"
    return "folder" if entry.is_dir() else "file"


def traced(place: str, log: Log) -> dict[str, Any] | None:
    """What is to be compared when the same is asked again; None where a change might not show."""
    if not log.sure:
        return None
    digests = {name: ABSENT if raw is None else log.digests.get(name) or digest(raw) for name, raw in log.files.items()}
    files = {name: [_way(place, name), told] for name, told in digests.items()}
    return {"folders": log.folders, "files": files}


def holds(place: str, traces: dict[str, Any]) -> bool:
    """Whether everything that was looked at is as it was."""
    try:
        return all(_listed(place, under) == was for under, was in traces["folders"].items()) and all(
            [_way(place, name), _read(place, name)] == was for name, was in traces["files"].items()
        )
    except OSError:
        return False


def _listed(place: str, under: str) -> list[str]:
    with os.scandir(_path(place, under)) as entries:
        return listed(entries)


def _way(place: str, name: str) -> str:
    """Where a file of the plan truly is."""
    return os.path.realpath(_path(place, name))


def _read(place: str, name: str) -> str:
    try:
        with open(_path(place, name), "rb") as file:
            return digest(file.read())
    except FileNotFoundError:
        return ABSENT


def _path(place: str, name: str) -> str:
    """A file of the plan; where the plan is a file itself, one beside it."""
    return os.path.join(place if os.path.isdir(place) else os.path.dirname(place), name)
