"""What a report may ask about a plan: its rules, what they looked at, who is to mend something, and where it stands."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from plankit.findings import at
from plankit.report import Checked, Note
from plankit.rules import all_rules
from plankit.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plankit.findings import Finding
    from plankit.index import Index
    from plankit.words import Name

OF_OWNERS = (
    "responsibility-without-owner",
    "two-owners",
    "unfilled-owner",
    "owner-has-left",
    "owner-leaves-soon",
    "owner-is-a-group",
    "owner-is-external",
    "gap-without-reason",
    "parked-essential",
    "parked-too-long",
)
"""The rules that look at who answers for a responsibility."""
ANSWERING = ("owner", "decides", "chair")


def notes(language: str) -> Callable[[str], Note]:
    """What there is to read about each rule, in a language; a page is read when it is asked for, once."""
    speak = words(language)

    @cache
    def note(name: str) -> Note:
        from plankit.explain import told

        rule = all_rules()[name]
        return Note(speak.word(rule.summary), told(name, speak), rule.family)

    return note


def checked(index: Index) -> Iterator[Checked]:
    """Every responsibility of the plan itself, with the rules on owners that ran."""
    rules = tuple(rule for rule in OF_OWNERS if rule in index.rules_run)
    for id_ in index.data.responsibilities:
        if index.plan.taken.holds(("responsibilities", id_)):
            continue
        yield Checked(f"responsibilities.{id_}", index.plan.place(at("responsibilities", id_)).file, rules)


def asked(index: Index, finding: Finding) -> tuple[Name, ...]:
    """Who is asked to mend a finding: whoever answers for the entry, else for the plan, else for the intranet."""
    plan = index.data.plan.owner if "plan" in index.plan.given else None
    for party in (_answering(index, finding.at), plan, index.data.ownership.product_owner):
        answer = index.answer(party) if party else None
        if party and answer and not answer.broken:
            return tuple(index.name(each) for each in answer.people or (party,))
    return ()


def _answering(index: Index, place: str) -> str | None:
    """The party that the entry at a place, or the nearest around it, names as answering for it."""
    found: str | None = None
    value: object = index.data
    for step in place.split("."):
        value = _below(value, step)
        named = (getattr(value, name, None) for name in ANSWERING)
        found = next((each for each in named if isinstance(each, str)), found)
    return found


def _below(value: object, step: str) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list):
        return value[int(step)] if step.isdecimal() and int(step) < len(value) else None
    return getattr(value, step, None)


def repository(root: str) -> str:
    """The way from the top of the repository to a folder, links followed, `/` between; "" where there is none."""
    folder = Path(os.path.realpath(root or "."))
    top = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
    return folder.relative_to(top).as_posix() if top else ""
