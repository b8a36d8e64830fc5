"""What each audience sees of a plan, and how people appear in it: drawn once, before anything is made of it."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from plankit.curtain.audiences import AUDIENCES, PEOPLE, Curtain, shows
from plankit.curtain.drawing import Drawing
from plankit.curtain.remaining import remaining
from plankit.index import Index
from plankit.plan import Plan
from plankit.words import Name, Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.findings import At, Finding, Place

__all__ = ["AUDIENCES", "PEOPLE", "Curtain", "drawn", "remaining", "retold", "shows"]

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Screened(Plan):
    """A plan behind a curtain: other data, the same places."""

    def __init__(self, plan: Plan, drawing: Drawing) -> None:
        """The plan as this curtain shows it."""
        self.__dict__.update(plan.__dict__)
        self._drawing = drawing
        self._behind = plan
        self._back = {face.id: person for person, face in drawing.faces.items()}
        self.data = drawing.shown(plan.data)
        self.pages = [_page(drawing, page) for page in plan.pages]
        self.problems = []
        self.covered = {drawing.route(route) for route in plan.covered}
        self.doubtful = {drawing.route(route) for route in plan.doubtful}
        self.listed = {drawing.route(route): at for route, at in plan.listed.items()}

    def place(self, at: At) -> Place:
        """The exact place of a symbolic one; a file that is called after somebody is not told."""
        route = tuple(self._back.get(step, step) if isinstance(step, str) else step for step in at.route)
        place = self._behind.place(at._replace(route=route))
        return place._replace(file=_told(self._drawing, place.file))

    def line(self, file: str, number: int) -> str:  # noqa: ARG002 - there may be anything in it
        """Nothing: what stands in the files is not shown."""
        return ""


def _page(drawing: Drawing, page: Any) -> Any:
    owner = page.owner
    if drawing.faces and owner:
        owner = drawing.person(owner) if drawing.index.party(owner) else ""
    return page._replace(title=drawing.mentions.out(page.title), owner=owner)


def drawn(index: Index, findings: Iterable[Finding], curtain: Curtain) -> tuple[Index, tuple[Finding, ...]]:
    """The plan and what was found in it, as they are shown; the findings are for the team alone."""
    if curtain.open:
        return index, tuple(findings)
    drawing = Drawing(index, curtain)
    shown = Index(Screened(index.plan, drawing), index.on, index.horizon)
    return shown, tuple(retold(drawing, findings)) if curtain.audience == "team" else ()


def retold(drawing: Drawing, findings: Iterable[Finding]) -> Iterable[Finding]:
    """What was found, with other names and ids for people."""
    return (_finding(drawing, each) for each in findings)


def _finding(drawing: Drawing, finding: Finding) -> Finding:
    at, value = _told(drawing, finding.at), _told(drawing, finding.value)
    return finding._replace(
        at=at,
        value=value,
        message=_said(drawing, finding.message),
        remedy=finding.remedy and _said(drawing, finding.remedy),
        suggestions=tuple(_told(drawing, each) for each in finding.suggestions),
        cause=_told(drawing, finding.cause),
        place=finding.place._replace(file=_told(drawing, finding.place.file)),
        related=tuple(each._replace(file=_told(drawing, each.file)) for each in finding.related),
        # The old one could be guessed from a name.
        fingerprint=sha256(f"plankit/curtain\0{finding.rule}\0{at}\0{value}".encode("utf-8", "replace")).hexdigest(),
    )


def _said(drawing: Drawing, said: Said) -> Said:
    return said._replace(params=tuple((key, _param(drawing, value)) for key, value in said.params))


def _param(drawing: Drawing, value: object) -> object:
    match value:
        case Said():
            return _said(drawing, value)
        case Name():
            face = drawing.faces.get(value.id)
            return Name(face.name, face.id) if face else Name(drawing.shown(value.title), drawing.person(value.id))
        case str():
            return _told(drawing, value)
        case list() | tuple():
            return [_param(drawing, each) for each in value]
        case dict():
            return drawing.shown(value)
    return value


def _told(drawing: Drawing, text: str) -> str:
    """Words about the files of the plan: an id of somebody is told by the other one, wherever it stands."""
    return _TOKEN.sub(lambda token: drawing.person(token[0]), drawing.mentions.out(text)) if drawing.faces else text
