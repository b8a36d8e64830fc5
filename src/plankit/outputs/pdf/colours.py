"""The colours of the house style, as far as words in them can be read on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plankit.render.colours import LEAST, colour, contrast
from plankit.render.folders import Folders
from plankit.render.house import theme_of

if TYPE_CHECKING:
    from plankit.files import Texts
    from plankit.render.colours import Colour

PAPER: Colour = (1.0, 1.0, 1.0)
DARK = "(prefers-color-scheme: dark)"

_GIVEN = re.compile(r"--(accent|rail|rail-ink|wash)\s*:\s*([^;}]+)")


def house_colours(texts: Texts) -> dict[str, str]:
    """The colours for the templates: `accent` and `deep` for words on paper, `cover` with `on-cover`, `wash` behind heads."""
    light = theme_of(texts, Folders("html")).css.partition(DARK)[0]
    given = {name: found for name, value in _GIVEN.findall(light) if (found := colour(value.strip()))}
    accent, rail = given.get("accent"), given.get("rail")
    ink = given.get("rail-ink", PAPER)
    chosen = {
        "accent": accent if accent and _readable(accent, PAPER) else None,
        "deep": next((each for each in (rail, accent) if each and _readable(each, PAPER)), None),
        "cover": rail if rail and _readable(ink, rail) else None,
        "on-cover": ink if rail and _readable(ink, rail) else None,
        "wash": given.get("wash") if _readable((0.1, 0.15, 0.16), given.get("wash", PAPER)) else None,
    }
    return {name: _written(each) for name, each in chosen.items() if each}


def _readable(words: Colour, ground: Colour) -> bool:
    return contrast(words, ground) >= LEAST


def _written(parts: Colour) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)
