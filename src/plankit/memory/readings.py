"""What files were read to before: a file that is the same byte for byte is not read as YAML again.

Only plain data is kept, and only what JSON gives back as it was; whatever is to be said about the text of a file
is said by reading it. Nothing here is taken on trust: entries carry the seal of the store.
"""

from __future__ import annotations

import json

from plankit.memory.store import digest, dumped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from plankit.memory.store import Store

FOLDER = "read"
MOST, LARGEST = 2_000, 128_000_000
"""How many readings are kept, and how many bytes together."""
SMALLEST = 4_096
"""Bytes from which on a file is worth an entry: a shorter one is read in a millisecond."""


class Readings:
    """Bytes to what was read from them, by this program."""

    def __init__(
        self,
        store: Store,
        program: str,
        dump: Callable[[Any], bytes] = dumped,
        load: Callable[[bytes], Any] = json.loads,
    ) -> None:
        """Keep readings beside the answers of a store; those of another `program` do not count.

        `dump` makes JSON of them, `load` makes them of JSON.
        """
        self.dump = dump
        self.load = load
        self._last = b"", ""
        self.store = store.beside(FOLDER, MOST, LARGEST)
        self.program = program.encode()
        self.added = False

    def of(self, raw: bytes) -> dict[str, Any] | None:
        """What some bytes were read to before; None where that is not known."""
        if len(raw) < SMALLEST:
            return None
        name = self._name(raw)
        data = self.store.read(name, self.load)
        if not isinstance(data, dict):
            return None
        self.store.touch(name)
        return data

    def keep(self, raw: bytes, data: dict[str, Any]) -> None:
        """Remember what some bytes were read to."""
        if len(raw) < SMALLEST:
            return
        try:
            content = self.dump(data)
        except ValueError:  # half of a character, as the parser in Python lets pass
            return
        self.added = self.store.put(self._name(raw), content) or self.added

    def settle(self) -> None:
        """Make room for what was added, once all of it is there."""
        if self.added:
            self.store.make_room()

    def digest(self, raw: bytes) -> str:
        """The digest of some bytes, not made anew for those that it was just made for."""
        if raw is not self._last[0]:
            self._last = raw, digest(raw)
        return self._last[1]

    def _name(self, raw: bytes) -> str:
        return digest(self.program + self.digest(raw).encode("ascii"))
