"""Templates as they were compiled before, for as long as the program runs: pages that are made again begin sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.bccache import Bucket

_CODES: dict[tuple[object, str, str], CodeType | None] = {}


class Compiled(BytecodeCache):
    """The code of templates, by their files and words, and by what goes into it of the environment they are filled in."""

    def __init__(self, *how: object) -> None:
        """Know how templates are filled: what is fixed in them is spoken when they are compiled."""
        self.how = how

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, where it is known."""
        bucket.code = _CODES.get((self.how, bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        _CODES[self.how, bucket.key, bucket.checksum] = bucket.code
