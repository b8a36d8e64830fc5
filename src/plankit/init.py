"""A first plan: the starter of a language and size, filled in, found right, and then written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import Duration, after
from plankit.errors import MendableError
from plankit.files import texts
from plankit.index import Index
from plankit.lint import Choice, lint
from plankit.plan import load
from plankit.schema import NAME, schema
from plankit.shipped import templates
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

SIZES = ("small", "full")
_PLACE = re.compile(r"\{\{ (\w+) \}\}")


class Answers(NamedTuple):
    """What `init` asks: everything a starter has a place for, and which starter it is to be."""

    language: str
    size: str
    organization: str
    intranet: str
    owner_name: str
    owner_email: str


def starter(answers: Answers, today: date) -> dict[str, str]:
    """The files of a first plan by relative path, with the answers filled in."""
    for answer in answers:
        if not answer.isprintable():
            raise MendableError(say("An answer holds a character that cannot be seen: {answer}.", answer=ascii(answer)))
    folder = templates() / "starter" / answers.language / answers.size
    filling = _filling(answers, today)
    files = {
        path.relative_to(folder).as_posix(): _PLACE.sub(
            lambda place: filling[place[1]], path.read_text(encoding="utf-8")
        )
        for path in sorted(folder.rglob("*.yaml"))
    }
    return {**files, f"schema/{NAME}": schema(words(answers.language))}


def _filling(answers: Answers, today: date) -> dict[str, str]:
    """What goes into each place: text as it stands between double quotes in YAML, dates bare."""
    given = answers._asdict()
    return {
        **{name: json.dumps(text, ensure_ascii=False)[1:-1] for name, text in given.items()},
        "today": today.isoformat(),
        "next_year": after(today, Duration(years=1)).isoformat(),
    }


def begin(folder: Path, answers: Answers, today: date) -> list[str]:
    """Write a first plan into a folder and give the names of its files; nothing is ever overwritten."""
    made = starter(answers, today)
    _find_right(made, today)
    taken = sorted(name for name in made if (folder / name).exists())
    if taken or (folder.exists() and not folder.is_dir()):
        raise MendableError(
            say(
                "`{folder}` already holds {files}; choose another folder.",
                folder=str(folder),
                files=_named(taken) or str(folder),
            )
        )
    try:
        for name, text in made.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        why = error.strerror or str(error)
        raise MendableError(say("`{folder}` cannot be written: {why}.", folder=str(folder), why=why)) from error
    return list(made)


def _named(files: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in files[:3])


def _find_right(made: Mapping[str, str], today: date) -> None:
    """A first plan is clean, whatever was answered; an answer that cannot stand in a plan is told."""
    files = {name: text for name, text in made.items() if name.endswith(".yaml")}
    index = Index(load(texts(files)), today, after(today, Duration(days=90)))
    for finding in lint(index, Choice(profile="starter")).findings:
        raise MendableError(say("The answers do not make a plan: {why}", why=finding.message))
