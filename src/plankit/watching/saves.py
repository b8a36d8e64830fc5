"""When something of a plan was saved: the machine tells as it happens, and once a second it is looked after."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from plankit.errors import MendableError
from plankit.memory.traces import holds, traced
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from plankit.memory.traces import Log

QUIET = 20
"""Milliseconds of quiet after which a save is taken to be done: editors write, rename and touch within these."""
LONGEST = 200
"""Milliseconds after which it is looked at all the same, while files go on changing."""
SECOND = 1000
PAUSE = 0.25
"""Seconds between two looks at what cannot be watched, and for a file that was emptied to be written."""


class Saves:
    """Waits for what is saved in a plan's folder, or beside a plan that is one file.

    Going through it gives True when the plan is not as it was read last, or may not be; False when a second has passed.
    What the machine does not tell of (a network drive, a folder that comes back) shows at the next second.
    """

    def __init__(self, place: Path, also: Iterable[Path] = (), *, extra: str = "watch") -> None:
        """Wait for saves at `place`, and for any at all at what else is named; a MendableError where nothing can watch."""
        self.place = place
        self.also: list[Path] = []
        self._beside: dict[str, tuple[int, int]] = {}
        for each in also:
            self.mind(each)
        self.stop = Event()
        self.lost = True
        self.traces: dict[str, Any] | None = None
        self._watch = _watcher(extra)

    def mind(self, place: Path) -> None:
        """Wait for any save at this place as well."""
        place = place.resolve()
        if place not in self.also:
            self.also.append(place)
            self._beside |= dict(_states(place))

    def took(self, log: Log | None) -> None:
        """Know what was read last; None where nothing could be."""
        self.lost = log is None
        self.traces = traced(str(self.place), log) if log else None

    def __iter__(self) -> Iterator[bool]:
        """Wait, again and again, until `stop` is set."""
        while not self.stop.is_set():
            yield self._changed(told=False) | self._moved()
            try:
                yield from self._told()
            except OSError:
                # Gone for a while, or more folders than the machine will watch: it is looked at now and then.
                self.stop.wait(PAUSE)

    def _told(self) -> Iterator[bool]:
        """What the machine tells of, as long as the folder is the one that is being watched."""
        watched = self._folder()
        before = _identity(watched)
        alone = watched != self.place
        others = [each if each.is_dir() else each.parent for each in self.also]
        for changes in self._watch(
            *dict.fromkeys((watched, *others)),
            watch_filter=None,
            step=QUIET,
            debounce=LONGEST,
            rust_timeout=SECOND,
            yield_on_timeout=True,
            recursive=not alone or any(each.is_dir() for each in self.also),
            stop_event=self.stop,
        ):
            if any(_is_empty(path) for _, path in changes):
                # Emptied first and written then, as many programs save: half of that is not worth a look.
                self.stop.wait(PAUSE)
            yield self._changed(told=bool(changes)) | self._moved()
            if _identity(watched) != before:
                return

    def _folder(self) -> Path:
        return self.place.parent if self.place.is_file() else self.place

    def _changed(self, *, told: bool) -> bool:
        """Whether the plan is not what was read last, to the byte; where that does not show, whether a change was told of."""
        if self.lost:
            return True
        return told if self.traces is None else not holds(str(self.place), self.traces)

    def _moved(self) -> bool:
        """Whether anything beside the plan is not as it was the last time this was asked."""
        before, self._beside = self._beside, {path: state for each in self.also for path, state in _states(each)}
        return before != self._beside


def _states(place: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """The file at a place, or every folder and file in the folder that it is; of files, when they were written and their size."""
    for folder, _, names in os.walk(place):
        yield folder, (0, 0)
        yield from _state(*(Path(folder, name) for name in names))
    yield from _state(place)


def _state(*files: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for each in files:
        with suppress(OSError):
            about = each.stat()
            if each.is_file():
                yield str(each), (about.st_mtime_ns, about.st_size)


def _is_empty(path: str) -> bool:
    try:
        return Path(path).is_file() and Path(path).stat().st_size == 0
    except OSError:
        return False


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which folder it is, whatever its name; None where there is none."""
    try:
        about = folder.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def _watcher(extra: str) -> Callable[..., Iterator[Any]]:
    try:
        from watchfiles import watch
    except ImportError as error:
        raise missing(extra) from error
    return watch


def missing(extra: str) -> MendableError:
    """What is to be installed before anything can be watched or served."""
    return MendableError(
        say('This needs a part of plankit that is not installed: run `pip install "plankit[{extra}]"`.', extra=extra)
    )
