"""Where answers are kept: small sealed files in the cache folder of the user, safe to delete at any time.

An entry counts only when it carries the seal of this store, made with a secret that lies beside the entries: what comes from elsewhere is
no answer, nor is what was damaged. The folder must be the user's own, and must not lie in the repository that is checked.
"""

from __future__ import annotations

import json
import os
import sys

try:
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - hashlib is slower to load, and always there
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

VARIABLE = "PLANKIT_CACHE"
OFF = ("off", "0", "no", "false")
SEAL = "seal"
LENGTH = 32
MOST, LARGEST = 600, 32_000_000
"""How many entries are kept, and how many bytes together."""


def digest(content: bytes, secret: bytes = b"") -> str:
    """A digest of some bytes; with a secret, one that only its owner can make."""
    return blake2b(content, digest_size=LENGTH, key=secret).hexdigest()


def cache_folder() -> str:
    """The cache folder for plankit by the conventions of the system; "" where the user wants none."""
    wanted = os.environ.get(VARIABLE, "")
    if wanted:
        return "" if wanted.lower() in OFF else wanted
    home = os.path.expanduser("~")
    usual = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(usual):
        usual = os.path.join(home, ".cache")
        if sys.platform == "darwin":
            usual = os.path.join(home, "Library", "Caches")
        elif sys.platform == "win32":
            usual = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    return os.path.join(usual, "plankit")


def opened(*repositories: str) -> Store | None:
    """The store of this user; None where there is none to be trusted, least of all one that lies in a repository that is checked."""
    folder = cache_folder()
    within = tuple(f"{each.rstrip('/')}/" for each in repositories)
    if not os.path.isabs(folder) or f"{os.path.realpath(folder)}/".startswith(within):
        return None
    try:
        os.makedirs(folder, 0o700, exist_ok=True)
        return Store(folder, _secret(folder)) if _own(folder) else None
    except OSError:
        return None


def _own(folder: str) -> bool:
    """Whether nobody else can put anything into a folder."""
    if sys.platform == "win32":
        return True
    about = os.stat(folder)
    return about.st_uid == os.geteuid() and not about.st_mode & 0o022


def _secret(folder: str) -> bytes:
    """The secret of a store, made by whoever comes first; an OSError where it is damaged."""
    path = os.path.join(folder, SEAL)
    if not os.path.exists(path):
        _replace(path, os.urandom(LENGTH), first=True)
    with open(path, "rb") as file:
        secret = file.read(LENGTH + 1)
    if len(secret) != LENGTH:
        os.unlink(path)
        raise OSError(path)
    return secret


def _replace(path: str, content: bytes, *, first: bool = False) -> None:
    """Write a new file and put it in place, so that no reader ever meets half of it; only the `first` one stays."""
    made = f"{path}.{os.getpid()}.{os.urandom(4).hex()}"
    descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
        if not (first and os.path.exists(path)):
            os.replace(made, path)
    finally:
        if os.path.exists(made):
            os.unlink(made)


def dumped(value: Any) -> bytes:
    """A value as JSON."""
    return json.dumps(value).encode("ascii")


class Store:
    """The entries, by name."""

    def __init__(self, folder: str, secret: bytes, most: int = MOST, largest: int = LARGEST) -> None:
        """Entries in `folder`, sealed with `secret`; at most so many, and so many bytes together."""
        self.folder = folder
        self.secret = secret
        self.most = most
        self.largest = largest

    def beside(self, name: str, most: int, largest: int) -> Store:
        """A store of its own within this one, for entries of another kind."""
        return Store(os.path.join(self.folder, name), self.secret, most, largest)

    def read(self, name: str, load: Callable[[bytes], Any] = json.loads) -> Any:
        """What was kept under a name; None where nothing was, or not by this store."""
        try:
            with open(self._path(name), "rb") as file:
                seal, _, content = file.read(LARGEST).partition(b"\n")
        except OSError:
            return None
        return load(content) if seal == self._seal(name, content) else None

    def write(self, name: str, value: Any) -> None:
        """Keep a value under a name, and no more of the others than there is room for; where that cannot be, nothing happens."""
        if self.put(name, dumped(value)):
            self.make_room()

    def put(self, name: str, content: bytes) -> bool:
        """Keep a value, as JSON, under a name, whatever room there is; tells whether that could be."""
        try:
            os.makedirs(self.folder, 0o700, exist_ok=True)
            _replace(self._path(name), self._seal(name, content) + b"\n" + content)
        except OSError:
            return False
        return True

    def make_room(self) -> None:
        """Let those entries go that were of no use for longest."""
        try:
            self._make_room()
        except OSError:
            return

    def touch(self, name: str) -> None:
        """Note that an entry is of use: those longest without use make room for others."""
        try:
            os.utime(self._path(name))
        except OSError:
            return

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, f"{name}.json")

    def _seal(self, name: str, content: bytes) -> bytes:
        return digest(name.encode("ascii") + b"\n" + content, self.secret).encode("ascii")

    def _make_room(self) -> None:
        with os.scandir(self.folder) as entries:
            kept = sorted(
                (each.stat().st_mtime_ns, each.stat().st_size, each.path)
                for each in entries
                if each.name != SEAL and not each.is_dir()
            )
        size = sum(each[1] for each in kept)
        for number, (_, bytes_, path) in enumerate(kept):
            if len(kept) - number <= self.most and size <= self.largest:
                break
            os.unlink(path)
            size -= bytes_
