"""The comparison for programs: complete, so that a program that does what it says makes the one plan of the other."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from judged import index_of
from plankit.diff import diff
from plankit.telling import told
from plankit.telling.editions import Comparison, Edition
from plankit.telling.json import json as as_json
from plankit.telling.json import written_out
from rewriting import edited, example, lists, piece, put_in_place_of, randoms, rewritten
from test_diff import CHANCE, ON

if TYPE_CHECKING:
    from random import Random

    from plankit.index import Index


def comparison(old: Index, new: Index) -> dict[str, Any]:
    """What `--format json` says of two plans."""
    lines = tuple(told(diff(old, new), old, new))
    return json.loads(as_json(Comparison(Edition(old, "main"), Edition(new), lines, "en", "plan")))


def whole(index: Index) -> dict[str, Any]:
    """The data of a plan in full, without what goes by lists of pages."""
    data = written_out(index.data)
    for setting in data.get("checks", {}).get("rules", {}).values():
        setting.update(setting.pop("options", {}))
    return data


def carried_out(data: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """The data of a plan after the changes of a comparison."""
    made = copy.deepcopy(data)
    changes = [
        each for line in found["told"] for each in line["changes"] if each["kind"] not in {"gap", "passing", "page"}
    ]
    entries = [each for each in changes if each["kind"] == "entry"]
    parts = [each for each in changes if each["kind"] != "entry"]
    order = {"changed": 0, "removed": 1, "added": 2, "reordered": 3}
    for change in sorted(parts, key=lambda each: (order[each["what"]], _number(each))):
        _part(made, change)
    for change in entries:
        _entry(made, change)
    return made


def _number(change: dict[str, Any]) -> int:
    """Parts of a list go out from behind, and come in from before."""
    side = change["new" if change["what"] == "added" else "old"] or {}
    last = side.get("at", "").rpartition(".")[2]
    return (int(last) if last.isdecimal() else 0) * (1 if change["what"] == "added" else -1)


def _entry(data: dict[str, Any], change: dict[str, Any]) -> None:
    side = change["new"] or change["old"]
    *way, id_ = side["at"].split(".")
    holder = _at(data, way)
    if change["what"] == "added":
        holder[id_] = side["value"]
    elif change["what"] == "removed":
        del holder[id_]
    else:
        old = change["old"]["at"].split(".")[-1]
        holder[id_] = holder.pop(old)
        put_in_place_of(data, old, id_)


def _part(data: dict[str, Any], change: dict[str, Any]) -> None:
    """Put a value in its place; at a number in a list, into it or out of it."""
    removed, added = change["what"] == "removed", change["what"] == "added"
    *way, last = change["old"]["at"].split(".")
    number = change["new"]["at"].removeprefix(f"{change['old']['at']}.")
    if added and number.isdecimal():
        _at(data, [*way, last]).insert(int(number), change["new"]["value"])
        return
    holder = _at(data, way)
    if isinstance(holder, list):
        if removed:
            holder.pop(int(last))
        else:
            holder[int(last)] = change["new"]["value"]
    elif removed:
        holder.pop(last)
    else:
        holder[last] = change["new"]["value"]


def _at(data: Any, way: list[str]) -> Any:
    for number, step in enumerate(way):
        if isinstance(data, list):
            data = data[int(step)]
        else:
            ends = number == len(way) - 1
            data = data.setdefault(step, [] if ends and step in LISTS else {})
    return data


LISTS = {
    "holders", "deputies", "seats", "responsible", "supports", "consulted", "informed", "advises", "agrees", "editors", "to",
    "audiences", "audience", "roles", "covers", "kpis", "tasks", "skills", "authority", "do", "dont", "applies_to", "training",
    "steps", "needs", "away", "meetings", "sessions", "materials", "exceptions", "escalation", "onboarding", "waivers", "completed",
    "delivered", "success_factors", "principles", "depends_on", "units", "also", "present", "decisions", "replaces", "teaches",
    "in", "out", "monitoring",
}  # fmt: skip


def planted(data: dict[str, Any], random: Random) -> Index:
    """The index of a plan of this data, written in some way."""
    return index_of({**rewritten(data, random), **lists()}, ON)


@settings(phases=CHANCE, max_examples=15)
@given(randoms, st.integers(1, 8))
def test_a_program_can_carry_out_what_is_said(random: Random, times: int) -> None:
    """The changes done to the earlier plan, one by one as they are written down, give the later one."""
    data = piece(example(), random, 6)
    data["content"].pop("inventory")
    for course in data["training"]["courses"].values():
        course.pop("completed", None)
    old, new = planted(data, random), planted(edited(data, random, times, careless=False), random)
    made = carried_out(whole(old), comparison(old, new))
    assert diff(index_of({"plan.yaml": json.dumps(made)}, ON), new) == ()
