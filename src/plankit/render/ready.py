"""Templates of plankit, compiled once: kept where Python keeps our own compiled code, and as trusted as that."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from plankit import __version__
from plankit.render.compiled import Compiled

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

MADE_FOR = f"{__version__}-{jinja2.__version__}-{sys.implementation.cache_tag}"


class Ready(Compiled):
    """The code of our own templates, in files as well; where none can be written there are none."""

    def __init__(self, *how: object) -> None:
        """Know the folder; nothing is read or written yet."""
        super().__init__(*how)
        self.folder = Path(cache_from_source(__file__)).parent

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, unless its text is another by now."""
        super().load_bytecode(bucket)
        if bucket.code is None:
            # Whatever is wrong with the file, the template is compiled anew.
            with suppress(Exception), self._file(bucket).open("rb") as file:
                bucket.load_bytecode(file)
                super().dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, whole or not at all."""
        super().dump_bytecode(bucket)
        if sys.dont_write_bytecode:
            return
        file = self._file(bucket)
        made = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):
            # As Python does with its own: nobody else may write to it, whatever the shell allows.
            with open(made, "xb", opener=partial(os.open, mode=0o644)) as stream:
                stream.write(bucket.bytecode_to_string())
            made.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"template-{bucket.key}.{MADE_FOR}"
