"""Where templates are: those of plankit, and before them those of a team's own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.errors import MendableError
from plankit.shipped import templates
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEMPLATE = ".j2"


def formats() -> list[str]:
    """The formats there are: every folder of templates that makes pages."""
    return sorted({each.parent.name for each in templates().glob("*/index.*.j2")})


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

    @property
    def ending(self) -> str:
        """What the names of the pages end in, as the templates' names tell: `html`, `md`."""
        return next(each.name.removesuffix(TEMPLATE).rpartition(".")[2] for each in self.ours.glob(f"*{TEMPLATE}"))

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
        for folder in self._all():
            path = folder / name
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path
        return None
