"""What is wrong with a template of a team's own: which one, on which line, and which names there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, UndefinedError
from jinja2.utils import missing

from plankit.errors import MendableError
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from jinja2.environment import Environment

    from plankit.render.folders import Folders

SHOWN = 40
"""Names shown of those there are."""
OURS = {"_", "gettext", "ngettext", "pgettext", "npgettext", "range", "dict", "lipsum", "cycler", "joiner", "namespace"}
"""Names that a template knows and that nobody looks for where a value is missing."""


class NoSuchNameError(UndefinedError):
    """A template asks for something by a name that is not there."""

    def __init__(self, name: object, owner: object, message: str | None = None) -> None:
        """`name` was asked of `owner`, or of the page itself where that is `missing`."""
        super().__init__(message)
        self.name = name
        self.owner = owner


class Missing(StrictUndefined):
    """A value that is not there; whatever is done with it is an error that knows what was asked of what."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: Any = None, exc: Any = UndefinedError
    ) -> None:
        """Made by Jinja wherever a name leads nowhere."""
        super().__init__(hint, obj, name, exc)
        self._undefined_exception = partial(NoSuchNameError, name, obj)  # type: ignore[assignment]


def unfit(error: Exception, template: str, folders: Folders, environment: Environment) -> MendableError | None:
    """The error of a team's own template as one sentence; None where the template is one of ours."""
    if folders.own is None or not (isinstance(error, TemplateError) or _within(error.__traceback__, str(folders.own))):
        return None
    line = getattr(error, "lineno", None)
    name = getattr(error, "name", None) if line else None
    place, line = (str(name or template), line) if line else _place(error.__traceback__, folders) or (template, None)
    why = _why(error, environment)
    if line:
        return MendableError(
            say("The template `{name}` is not right, line {line}: {why}", name=place, line=line, why=why)
        )
    return MendableError(say("The template `{name}` cannot be filled: {why}", name=place, why=why))


def _within(trace: TracebackType | None, own: str) -> bool:
    """Whether the error came out of a template of this folder and not out of our code."""
    last = ""
    while trace:
        last = trace.tb_frame.f_code.co_filename
        trace = trace.tb_next
    return last.startswith(own)


def _place(trace: TracebackType | None, folders: Folders) -> tuple[str, int] | None:
    """The innermost line of a template that the error came by: a team's own before ours."""
    found: dict[bool, tuple[str, int]] = {}
    while trace:
        file, mine = trace.tb_frame.f_code.co_filename, str(folders.own)
        for own, root in ((True, mine), (False, str(folders.ours))):
            if file.startswith(root):
                found[own] = file[len(root) + 1 :], trace.tb_lineno
        trace = trace.tb_next
    return found.get(True) or found.get(False)


def _why(error: Exception, environment: Environment) -> Said | str:
    if isinstance(error, TemplateNotFound):
        return say("there is no template `{name}` in the folder of this format.", name=str(error.name))
    if not isinstance(error, NoSuchNameError):
        return str(error) or type(error).__name__
    if error.owner is missing:
        known: Iterable[str] = {"page", "site", "view", *environment.globals} - OURS
        return say("there is no `{name}`. There is {names}.", name=str(error.name), names=_listed(known))
    names = _names(error.owner)
    if not names:
        return say("nothing has a `{name}` here.", name=str(error.name))
    return say("there is no `{name}` here. There is {names}.", name=str(error.name), names=_listed(names))


def _names(owner: object) -> list[str]:
    """The names by which something of this value may be asked for."""
    if isinstance(owner, dict):
        return [str(key) for key in owner]
    fields = getattr(owner, "_fields", ()) or getattr(type(owner), "__slots__", ()) or getattr(owner, "__dict__", ())
    return [name for name in fields if not name.startswith("_")]


def _listed(names: Iterable[str]) -> str:
    known = sorted(names)
    more = ", …" if len(known) > SHOWN else ""
    return ", ".join(f"`{name}`" for name in known[:SHOWN]) + more
