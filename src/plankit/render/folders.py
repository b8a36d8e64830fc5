"""Where templates are: those of plankit, and before them those of a team's own folder."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from plankit.errors import MendableError
from plankit.shipped import templates
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEMPLATE = ".j2"
SHIPPED = "plankit/"
"""What the name of a template begins with when it is ours that is meant, and not a team's own of the same name."""


def formats(own: Path | None = None) -> list[str]:
    """The formats there are: every folder of templates that makes pages, a team's own among them."""
    folders = [templates(), own] if own else [templates()]
    return sorted({each.parent.name for folder in folders for each in folder.glob("*/index.*.j2")})


class Folders:
    """The folders in which the templates of one format are looked up, a team's own before ours."""

    def __init__(self, format: str, own: Path | None = None) -> None:  # noqa: A002 - the option's name
        """Look in `own/<format>`, then in the templates of plankit."""
        self.own = own / format if own else None
        self.ours = templates() / format
        if own and not own.is_dir():
            raise MendableError(say("`--templates`: there is no folder `{folder}`.", folder=str(own)))
        if self.own and not self.own.is_dir():
            raise MendableError(
                say(
                    "`--templates`: `{folder}` holds no folder `{format}` with templates for this format.",
                    folder=str(own),
                    format=format,
                )
            )

    @cached_property
    def ending(self) -> str:
        """What the names of the pages end in, as the templates' names tell: `html`, `md`."""
        first = next(each for folder in reversed([*self._all()]) for each in sorted(folder.glob(f"*{TEMPLATE}")))
        return first.name.removesuffix(TEMPLATE).rpartition(".")[2]

    def names(self) -> list[str]:
        """The templates that make pages, by name; one that begins with `_` is part of others."""
        ending = f".{self.ending}{TEMPLATE}"
        found = (each for folder in self._all() for each in folder.glob(f"*{ending}"))
        return sorted({each.name.removesuffix(ending) for each in found if not each.name.startswith("_")})

    def _all(self) -> Iterator[Path]:
        if self.own:
            yield self.own
        yield self.ours

    def find(self, name: str) -> Path | None:
        """The file of a template or asset; never one outside the folders, not by a link either."""
        folders = [self.ours] if name.startswith(SHIPPED) else self._all()
        for folder in folders:
            path = folder / name.removeprefix(SHIPPED)
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path
        return None
