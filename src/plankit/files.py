"""Where texts come from: a folder with a plan, a single file, or texts in memory."""

from __future__ import annotations

import os
import stat
from abc import ABC, abstractmethod
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from plankit.errors import MendableError
from plankit.findings import At, Problem, Span
from plankit.memory.traces import Log, listed
from plankit.reach import reached, remedy
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

LARGEST = 20_000_000
"""Bytes of the largest file that is read: a plan of 50,000 content areas is half as long."""
IGNORE = ".plankitignore"


class Unread(NamedTuple):
    """Why a file could not be read, and what to do."""

    message: Said
    remedy: Said


class Above(NamedTuple):
    """The plan that another builds on: what tells it from all others, the way to its folder, and how it is read."""

    key: str
    prefix: str
    read: Callable[[], Texts | Unread]


class Texts(Protocol):
    """The texts of a plan, wherever they come from."""

    @property
    def key(self) -> str:
        """What tells this plan from all others."""

    @property
    def root(self) -> str:
        """Where they come from, as people name it."""

    @property
    def files(self) -> list[tuple[str, bytes]]:
        """Path (relative, `/` between) and bytes of every YAML file, in path order."""

    @property
    def problems(self) -> list[Problem]:
        """What of them could not be read."""

    def companion(self, relative: str) -> bytes | Unread:
        """The bytes of a list that the plan names, or why there are none; never from outside the plan."""

    def above(self, way: str) -> Above | Unread:
        """The plan that this one builds on, or why there is none; never from farther away than `reach` allows."""


class Held(NamedTuple):
    """Texts in memory: YAML files, and the lists they name."""

    root: str
    files: list[tuple[str, bytes]]
    problems: list[Problem]
    companions: Mapping[str, bytes]

    def companion(self, relative: str) -> bytes | Unread:
        """The bytes of a list that the plan names, or why there are none."""
        name = within(relative)
        return outside(relative) if name is None else self.companions.get(name, absent(relative))

    @property
    def key(self) -> str:
        """What tells this plan from all others."""
        return self.root

    def above(self, way: str) -> Above | Unread:
        """Nothing: texts in memory stand alone."""
        return no_plan_above(way)


class Reading(ABC):
    """Texts that are read one by one; what cannot be read is a problem."""

    def __init__(self, root: str) -> None:
        """Begin with nothing read of what people call `root`."""
        self.root = root
        self.files: list[tuple[str, bytes]] = []
        self.problems: list[Problem] = []

    @abstractmethod
    def contents(self, name: str, said: str) -> bytes | Unread:
        """The bytes of an ordinary file of a bearable size, or what it is instead; `said` is how its name is spoken."""

    def companion(self, relative: str) -> bytes | Unread:
        """The bytes of a list that the plan names, or why there are none."""
        name = within(relative)
        return outside(relative) if name is None else self.contents(name, relative)

    @abstractmethod
    def above(self, way: str) -> Above | Unread:
        """The plan that this one builds on, or why there is none."""

    def take(self, name: str) -> None:
        """Read one YAML file, or note why it cannot be read."""
        shown = name if name.isprintable() else ascii(name)[1:-1]
        read = self.contents(name, shown) if shown == name else _unprintable(shown)
        if isinstance(read, bytes):
            self.files.append((name, read))
        else:
            self.note(shown, read)

    def take_all(self, names: Iterable[str]) -> None:
        """Read YAML files in path order; that there is none is a problem."""
        for name in sorted(names):
            self.take(name)
        if not self.files and not self.problems:
            self.problems.append(no_plan(self.root))

    def note(self, name: str, unread: Unread) -> None:
        """Note why a file or folder cannot be read."""
        at = At((), file=name, span=Span(1, 1, 1, 1))
        self.problems.append(Problem(at, unread.message, unread.remedy, rule="unreadable-file"))

    def left_out(self) -> Callable[[str], bool]:
        """What `.plankitignore` names, in the syntax of gitignore."""
        read = self.contents(IGNORE, IGNORE)
        if not isinstance(read, bytes) or not read:
            return lambda _: False
        from pathspec import GitIgnoreSpec

        try:
            return GitIgnoreSpec.from_lines(read.decode("utf-8-sig", "replace").splitlines()).match_file
        except ValueError:
            self.note(IGNORE, _no_patterns())
            return lambda _: False


class Folder(Reading):
    """Texts read from a folder, or from one file in it."""

    def __init__(self, path: Path, alone: str = "") -> None:
        """Read the folder `path`, or of it only the file `alone`."""
        super().__init__(str(path / alone) if alone else str(path))
        self.base = path
        self.alone = alone
        self.truly = os.path.realpath(path).rstrip(os.sep) + os.sep
        self.log = Log()
        self.inside: set[str] = set()

    @property
    def key(self) -> str:
        """What tells this plan from all others: where it truly is."""
        return os.path.realpath(self.base / self.alone)

    def above(self, way: str) -> Above | Unread:
        """The plan that this one builds on, or why there is none."""
        found = reached(str(self.base), self.alone, way)
        kind = _kind(Path(found)) if isinstance(found, str) else 0
        if isinstance(found, str) and kind:
            holding = found if stat.S_ISDIR(kind) else str(Path(found).parent)
            prefix = Path(os.path.relpath(holding, os.path.realpath(self.base))).as_posix()
            return Above(found, prefix, lambda: _apart(Path(found), way))
        return no_plan_above(way) if isinstance(found, str) else Unread(found, remedy())

    def contents(self, name: str, said: str) -> bytes | Unread:
        """The bytes of an ordinary file of a bearable size that lies in the folder, or what it is instead."""
        read = self._contents(name, said)
        self.log.files[name] = read if isinstance(read, bytes) else None
        self.log.sure &= isinstance(read, bytes) or read == absent(said)
        return read

    def _contents(self, name: str, said: str) -> bytes | Unread:
        path = self.base / name
        if name not in self.inside and not f"{os.path.realpath(path)}{os.sep}".startswith(self.truly):
            return outside(said)
        try:
            about = path.stat()
            if not stat.S_ISREG(about.st_mode):
                return special(said)
            if about.st_size > LARGEST:
                return too_large(said)
            with path.open("rb") as file:
                return file.read(LARGEST)
        except FileNotFoundError:
            return absent(said)
        except (OSError, ValueError):
            return _closed(said)


def texts(given: Mapping[str, str | bytes], root: str = "plan") -> Held:
    """Texts in memory: `texts({"plan.yaml": "plan: ..."})`; what is no YAML file is a list beside it."""
    raw = {name: text.encode() if isinstance(text, str) else text for name, text in given.items()}
    files = [(name, raw[name]) for name in sorted(raw) if is_yaml(name)]
    companions = {name: content for name, content in raw.items() if not is_yaml(name)}
    return Held(root, files, [] if files else [no_plan(root)], companions)


def folder(path: Path) -> Folder:
    """The texts of the plan at a path: every YAML file below it in path order, or the one file it is."""
    if path.is_dir():
        return _walked(path)
    if not path.exists():
        raise MendableError(_not_there(path))
    if not is_yaml(path.name):
        raise MendableError(
            say("`{path}` is no YAML file; the files of a plan end in `.yaml`.", path=str(path)),
        )
    reading = Folder(path.parent, path.name)
    reading.take(path.name)
    return reading


def _kind(path: Path) -> int:
    """What kind of file a path leads to, in the words of the system; 0 where to none, or to one that is closed to us."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def _apart(path: Path, way: str) -> Texts | Unread:
    """The texts of a plan that another builds on."""
    try:
        found = folder(path)
    except (MendableError, OSError):
        return no_plan_above(way)
    return found if found.files or found.problems[0].rule != "no-plan" else no_plan_above(way)


def _walked(path: Path) -> Folder:
    reading = Folder(path)
    reading.take_all(_below(reading, "", reading.left_out()))
    return reading


def _below(reading: Folder, under: str, ignored: Callable[[str], bool]) -> Iterator[str]:
    """The YAML files below a folder; links to folders are not followed."""
    try:
        entries = sorted(os.scandir(reading.base / under), key=lambda entry: entry.name)
    except OSError:
        reading.note(under or ".", _closed(under or "."))
        reading.log.sure = False
        return
    reading.log.folders[under] = listed(entries)
    for entry in entries:
        name = under + entry.name
        if entry.name.startswith(".") or ignored(name):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not ignored(f"{name}/"):
                yield from _below(reading, f"{name}/", ignored)
        elif is_yaml(name) or (entry.is_symlink() and entry.is_dir() and _leaves(reading.base, name)):
            if not entry.is_symlink():
                # No link on the way to it: links to folders are not followed.
                reading.inside.add(name)
            yield name


def _leaves(base: Path, name: str) -> bool:
    return not Path(os.path.realpath(base / name)).is_relative_to(os.path.realpath(base))


def is_yaml(name: str) -> bool:
    """Whether a file's name says that it is YAML."""
    return name.lower().endswith((".yaml", ".yml"))


def within(relative: str) -> str | None:
    """The path of a list as its folder has it; None where it would leave the folder."""
    name = relative.replace("\\", "/")
    path = PurePosixPath(name)
    if "\0" in name or path.is_absolute() or PureWindowsPath(relative).anchor or ".." in path.parts or not path.parts:
        return None
    return str(path)


def no_plan(root: str) -> Problem:
    """Nothing to read."""
    return Problem(
        At((), file=".", span=Span(1, 1, 1, 1)),
        say("There is no plan in `{root}`: it holds no file that ends in `.yaml`.", root=root),
        say("Name the folder that holds the plan, or begin one with `plankit init`."),
        rule="no-plan",
    )


def no_plan_above(way: str) -> Unread:
    """Nothing to build on."""
    return Unread(say("There is no plan at `{path}` to build on.", path=way), remedy())


def outside(relative: str) -> Unread:
    """A path or link that leaves the plan."""
    return Unread(
        say("`{path}` lies outside the folder of the plan.", path=relative),
        say("Put the file itself into the folder of the plan, and name it by its path from there."),
    )


def absent(relative: str) -> Unread:
    """A file that is not there."""
    return Unread(
        say("There is no file `{path}` in the folder of the plan.", path=relative),
        say("Put the file there, or correct its name."),
    )


def special(relative: str) -> Unread:
    """A folder, a pipe, a device."""
    return Unread(
        say("`{path}` is no ordinary file.", path=relative),
        say("Put an ordinary file in its place, or take it away."),
    )


def too_large(relative: str) -> Unread:
    """A file that nobody writes by hand."""
    return Unread(
        say("`{path}` is larger than {limit} MB.", path=relative, limit=str(LARGEST // 1_000_000)),
        say("Divide it over several files."),
    )


def _no_patterns() -> Unread:
    return Unread(
        say("`.plankitignore` holds a line that names no files, so nothing is left out."),
        say("Write one pattern a line, such as `drafts/` or `*.old.yaml`; a line with `!` alone means nothing."),
    )


def _closed(relative: str) -> Unread:
    return Unread(
        say("`{path}` cannot be opened.", path=relative),
        say("Ask for the right to read it, and see whether another program holds it."),
    )


def _unprintable(relative: str) -> Unread:
    return Unread(
        say("The name `{path}` holds characters that cannot be shown.", path=relative),
        say("Give the file a name of letters, digits and hyphens."),
    )


def _not_there(path: Path) -> Said:
    """A path that does not exist, and what may have been meant."""
    from difflib import get_close_matches

    beside = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    near = get_close_matches(path.name, sorted(beside), 1)
    if near:
        return say("There is no `{path}`; is `{near}` meant?", path=str(path), near=str(path.with_name(near[0])))
    return say(
        "There is no `{path}`; name the folder that holds the plan, or begin one with `plankit init`.", path=str(path)
    )
