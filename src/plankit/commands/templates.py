"""The templates of a team's own that documents are made with: those asked for, else those of the plan, where allowed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plankit.errors import MendableError
from plankit.words import Said, say

if TYPE_CHECKING:
    from plankit.commands.opening import Opened


class Own(NamedTuple):
    """A folder with templates, and what there is to say about one that is passed over."""

    folder: Path | None = None
    told: Said | None = None


def own_templates(plan: Opened, asked: Path | None, to: str, *, allowed: bool) -> Own:
    """The folder asked for; else the plan's own, when it may be used and holds templates for this format."""
    named = plan.index.data.plan.templates
    if asked or not named:
        return Own(asked)
    if not allowed:
        return Own(
            told=say(
                "The plan has templates of its own in `{folder}`; they are used with `--allow-templates`.", folder=named
            )
        )
    folder = Path(plan.root, named)
    if not folder.is_dir() or not folder.resolve().is_relative_to(Path(plan.root).resolve()):
        raise MendableError(
            say("`templates: {folder}` under `plan` is no folder beside the plan; name one that is.", folder=named)
        )
    return Own(folder if (folder / to).is_dir() else None)
