"""The plan in a browser while it is written: its pages, what is wrong beside them, anew at every save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.serving.doorbell import Doorbell
from plankit.serving.press import Press, Sight
from plankit.watching.saves import missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from plankit.serving.press import Look, Tell
    from plankit.watching import Saves

__all__ = ["Press", "Sight", "serve"]


def serve(look: Look, saves: Saves, tell: Tell, *, port: int, ready: Callable[[str, str], None]) -> None:
    """Show the plan on this machine alone until somebody stops it; `ready` is given the address and the language."""
    try:
        from plankit.serving.server import run
    except ImportError as error:
        raise missing("serve") from error
    press = Press(look, saves, tell, Doorbell())
    press.begin()
    run(press, port, lambda address: ready(address, press.now.language))
