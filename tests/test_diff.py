"""Two plans compared: what means the same is no change, and either way round the same is found."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from judged import index_of
from plankit.diff import diff
from plankit.diff.kinds import may_hold_text
from plankit.diff.texts import PROSE, blocks
from plankit.shape import collections, references
from rewriting import edited, example, lists, piece, randoms, rewritten

if TYPE_CHECKING:
    from plankit.diff.change import Change, Side
    from plankit.index import Index

CHANCE = (Phase.explicit, Phase.generate)
"""A number by which chance goes cannot be made simpler."""
ON = date(2026, 11, 24)
MIRRORED = {"opened": "closed", "closed": "opened", "added": "removed", "removed": "added"}
HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"


def compared(old: str, new: str) -> list[tuple[str, str, str, str]]:
    """The changes between two plans: kind, what, and the places in both; `HEAD` goes before them."""
    before, after = (index_of({"plan.yaml": HEAD + text}, ON) for text in (old, new))
    return [(each.kind, each.what, _at(each.old), _at(each.new)) for each in diff(before, after)]


def _at(side: Side | None) -> str:
    return str(side.at) if side else ""


def planted(data: dict[str, Any], random: Random) -> Index:
    """The index of a plan of this data, written in some way."""
    return index_of({**rewritten(data, random), **lists()}, ON)


@settings(phases=CHANCE, max_examples=15)
@given(randoms)
def test_the_same_plan_written_otherwise_has_not_changed(random: Random) -> None:
    """Other order, quotes, lines, files, shorter and longer forms: nothing of that is a change."""
    data = piece(example(), random)
    assert diff(planted(data, random), planted(data, random)) == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_whole_example_written_otherwise_has_not_changed(seed: int) -> None:
    """The example plan is the same however its files are cut."""
    data, random = example(), Random(seed)  # noqa: S311 - chance that can be repeated is wanted
    assert diff(planted(data, random), planted(data, random)) == ()


@settings(phases=CHANCE, max_examples=15)
@given(randoms, st.integers(1, 6))
def test_either_way_round_the_same_is_found(random: Random, times: int) -> None:
    """What is added one way is gone the other way; old and new change places."""
    data = piece(example(), random)
    old, new = planted(data, random), planted(edited(data, random, times), random)
    assert sorted(map(str, map(mirrored, diff(old, new)))) == sorted(map(str, diff(new, old)))


def mirrored(change: Change) -> Change:
    """The same change seen from the other side."""
    return change._replace(what=MIRRORED.get(change.what, change.what), old=change.new, new=change.old)


def texts_of(annotation: Any, metadata: Any, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], bool]]:
    """Where below a model words for people stand, and whether they may be prose."""
    from pydantic import BaseModel

    marks = {type(each).__name__ for each in metadata}
    found = [(path, "Markdown" in marks)] if "Worded" in marks else []
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return found + texts_of(inner, more, path)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            found += texts_of(field.annotation, field.metadata, (*path, field.alias or name))
    arguments = get_args(annotation)[1:] if get_origin(annotation) is dict else get_args(annotation)
    step = ("{}",) if get_origin(annotation) is dict else ()
    return found + [each for part in arguments for each in texts_of(part, (), (*path, *step))]


def placed(path: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The collection and the steps of a path of the models."""
    for route in collections():
        if path[: len(route) + 1] == (*route, "{}"):
            return route, path[len(route) + 1 :]
    return path[:1], path[1:]


def test_every_field_with_words_is_known() -> None:
    """The tables of fields that hold words, and of those that hold prose, are those of the format."""
    from plankit.sections import PlanData

    found = [(*placed(path), prose) for path, prose in texts_of(PlanData, (), ())]
    words = {(route, steps) for route, steps, _ in found if steps[-1] != "{}"}
    assert {each for each in words if not may_hold_text(*each)} == set()
    assert {(route, steps) for route, steps, prose in found if prose} == PROSE
    named = {(kind, steps) for kind, steps in words_and_ids() if may_hold_text(kind, steps)}
    assert named == {(("policies",), ("exceptions", "for"))}


def words_and_ids() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The fields that name other entries."""
    return [
        (each.collection or each.steps[:1], steps if each.collection else steps[1:])
        for each in references()
        for steps in [tuple(step.rstrip("_") for step in each.steps if step not in {"[]", "{}", "{keys}"})]
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("One line\nof words.\n", "One line of words."),
        ("First.\n\nSecond\nhere.", "First.\n\n\nSecond here.\n"),
        ("- one\n- two\n  more\n", "- one\n\n- two more"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n|  1 | 2 |\n"),
    ],
)
def test_lines_broken_elsewhere_are_the_same_text(one: str, other: str) -> None:
    """Where a line ends in the file is nothing to the reader."""
    assert blocks(one) == blocks(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("one\ntwo", "one\n\ntwo"),
        ("- one\n- two", "- one - two"),
        ("- one\n- two", "- one\n  - two"),
        ("# one\ntwo", "one\ntwo"),
        ("```\na  b\n```", "```\na b\n```"),
        ("one  \ntwo", "one\ntwo"),
        ("- one\n\n  two", "- one\n\ntwo"),
        ("1. one\n2. two", "1. one 2. two"),
        ("> one\n\ntwo", "> one two"),
    ],
)
def test_lines_that_mean_something_are_kept_apart(one: str, other: str) -> None:
    """Paragraphs, lists, tables, headings and code are what readers see."""
    assert blocks(one) != blocks(other)
