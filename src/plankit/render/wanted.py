"""What is asked for when a plan is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from plankit.changed import Changed


class Wanted(NamedTuple):
    """How a plan is to be rendered: format and language, a folder of own templates, one section alone.

    `languages` are several at once, each in a folder of its own. `single` is the name of the one file that all pages
    are to be in. `changed` says when the lines of the plan were last changed.
    """

    format: str
    language: str
    templates: Path | None = None
    only: str = ""
    languages: tuple[str, ...] = ()
    single: str = ""
    changed: Changed | None = None
