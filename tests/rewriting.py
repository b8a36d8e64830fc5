"""The same plan written otherwise, and another plan made of it: what tests of comparing start from."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st

from conftest import ROOT
from plankit.shape import collections
from plankit.source import read

ORDERED = {"principles", "deputies", "steps"}
LENGTHS = {
    "12 months": "P1Y",
    "1 year": "12 maanden",
    "2 weeks": "14 days",
    "6 months": "P6M",
    "1 working day": "1 werkdag",
}
RHYTHMS = {"monthly": "every 1 month", "quarterly": "per kwartaal", "yearly": "jaarlijks", "weekly": "every 7 days"}
BARE = {"holders": "person", "deputies": "person", "seats": "holder", "quorum": "count", "limit": "text"}
DEFAULTS = {"status": {"policies": "in_force", "goals": "open", "wishes": "new", "responsibilities": "assigned"}}
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ]*[A-Za-z0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}")
WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}

randoms = st.integers(0, 2**32).map(Random)
"""Chance by number: what is made of it is far too much for Hypothesis to draw by itself."""


def example() -> dict[str, Any]:
    """The data of the example plan, all files in one."""
    return copy.deepcopy(_example())


@cache
def _example() -> dict[str, Any]:
    data: dict[str, Any] = {}
    for file in sorted((ROOT / "plan").rglob("*.yaml")):
        for section, value in (read(file.name, file.read_bytes()).data or {}).items():
            data[section] = {**data.get(section, {}), **value} if isinstance(value, dict) else value
    return data


def lists() -> dict[str, bytes]:
    """The lists beside the example plan."""
    return {file.name: file.read_bytes() for file in (ROOT / "plan").glob("*.csv")}


def piece(data: dict[str, Any], random: Random, most: int = 4) -> dict[str, Any]:
    """A part of a plan: the sections, with some of the entries of each collection."""
    made = copy.deepcopy(data)
    for route in collections():
        holder = made
        for step in route[:-1]:
            holder = holder.get(step, {})
        entries = holder.get(route[-1])
        if entries:
            kept = set(random.sample(sorted(entries), min(most, len(entries))))
            holder[route[-1]] = {id_: entry for id_, entry in entries.items() if id_ in kept}
    return made


def rewritten(data: dict[str, Any], random: Random) -> dict[str, str | bytes]:
    """The same plan in other files, in another order, in other quotes, in shorter or longer forms."""
    files: list[dict[str, Any]] = [{} for _ in range(random.randint(1, 4))]
    for section, value in _shuffled(data, random).items():
        _spread((section,), value, files, random)
    return {
        f"{'sub/' if number % 2 else ''}part-{number}.yaml": f"# {number}\n" + block(file, random, 0)
        for number, file in enumerate(files)
        if file
    }


def _spread(route: tuple[str, ...], value: Any, files: list[dict[str, Any]], random: Random) -> None:
    """Put each entry, and each single field of a section, into one of the files."""
    inner = route == ("plan",) or (len(route) < 3 and any(each[: len(route)] == route for each in collections()))
    if inner and isinstance(value, dict):
        for key, each in _shuffled(value, random).items():
            _spread((*route, key), each, files, random)
        return
    place = random.choice(files)
    for step in route[:-1]:
        place = place.setdefault(step, {})
    place[route[-1]] = reworded(route, value, random)


def reworded(route: tuple[Any, ...], value: Any, random: Random) -> Any:
    """The same value in another form."""
    key = route[-1]
    if isinstance(value, dict):
        return _mapping(route, value, random)
    if isinstance(value, list):
        return _list(key, [reworded((*route, "[]"), each, random) for each in value], random)
    if value in LENGTHS and random.random() < 0.5:
        return LENGTHS[value]
    if value in RHYTHMS and random.random() < 0.5:
        return RHYTHMS[value]
    if key == "readings" and isinstance(value, str) and random.random() < 0.5:
        return {row["date"]: json.loads(row["value"]) for row in csv.DictReader(io.StringIO(lists()[value].decode()))}
    return value


def _mapping(route: tuple[Any, ...], value: dict[str, Any], random: Random) -> Any:
    made = {key: reworded((*route, key), each, random) for key, each in _shuffled(value, random).items()}
    bare = BARE.get(str(route[-2])) if route[-1] == "[]" else BARE.get(str(route[-1]))
    if bare and set(made) == {bare} and random.random() < 0.5:
        return made[bare]
    if len(route) == 3 and set(made) == {"title"} and random.random() < 0.5:
        return made["title"]
    if route[0] == "responsibilities" and len(route) == 2 and random.random() < 0.3:
        made.setdefault("until", None)
    return made


def _list(key: str, value: list[Any], random: Random) -> Any:
    items = list(value)
    if key not in ORDERED:
        random.shuffle(items)
    bare = BARE.get(key)
    if bare:
        items = [{bare: each} if isinstance(each, str) and random.random() < 0.5 else each for each in items]
    return items[0] if len(items) == 1 and not isinstance(items[0], list) and random.random() < 0.5 else items


def _shuffled(value: dict[str, Any], random: Random) -> dict[str, Any]:
    keys = list(value)
    random.shuffle(keys)
    return {key: value[key] for key in keys}


def block(value: Any, random: Random, depth: int) -> str:
    """A value as YAML, in block or flow style, its texts quoted one way or another."""
    if isinstance(value, dict) and value and (depth == 0 or random.random() < 0.7):
        return "".join(
            f"{'  ' * depth}{_scalar(key, random, flow=True)}:{_under(each, random, depth)}"
            for key, each in value.items()
        )
    if isinstance(value, list) and value and random.random() < 0.7:
        return "".join(f"{'  ' * depth}-{_under(each, random, depth)}" for each in value)
    return f"{'  ' * depth}{flow(value, random)}\n"


def _under(value: Any, random: Random, depth: int) -> str:
    if isinstance(value, dict | list) and value and random.random() < 0.8:
        return f"\n{block(value, random, depth + 1)}"
    if isinstance(value, str) and len(value) > 20 and value == value.strip() and random.random() < 0.5:
        return _folded(value, random, depth + 1)
    return f" {flow(value, random)}\n"


def _folded(text: str, random: Random, depth: int) -> str:
    """A text over several lines, as far as its own lines allow."""
    indent = "  " * depth
    if "\n" in text or text.startswith("#") or not text.isprintable():
        return f" {json.dumps(text)}\n"
    if " " not in text or random.random() < 0.5:
        return f" |-\n{indent}{text}\n"
    lines = text.split(" ")
    half = len(lines) // 2
    if "" in lines or half == 0:
        return f" {json.dumps(text)}\n"
    return f" >{random.choice(['', '-'])}\n{indent}{' '.join(lines[:half])}\n{indent}{' '.join(lines[half:])}\n"


def flow(value: Any, random: Random) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{_scalar(key, random, flow=True)}: {flow(each, random)}" for key, each in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(flow(each, random) for each in value) + "]"
    return _scalar(value, random, flow=True)


def _scalar(value: Any, random: Random, *, flow: bool) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    if PLAIN.fullmatch(value) and value.lower() not in WORDS and random.random() < 0.5:
        return value
    if value.isprintable() and random.random() < 0.5:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=random.random() < 0.5)


def edited(data: dict[str, Any], random: Random, times: int, *, careless: bool = True) -> dict[str, Any]:
    """Another plan: some entries and parts gone, renamed, or otherwise; if `careless`, not wherever they are named."""
    made = copy.deepcopy(data)
    ways = [_without_entry, _under_another_id, _without_part, _otherwise, _otherwise, _in_another_order]
    for _ in range(times):
        random.choice(ways if careless else [_carefully_under_another_id, *ways[2:], _with_another_entry])(made, random)
    return made


def _collection(data: dict[str, Any], random: Random) -> tuple[tuple[str, ...], dict[str, Any]]:
    found = []
    for route in collections():
        holder: Any = data
        for step in route:
            holder = holder.get(step, {})
        if holder:
            found.append((route, holder))
    return random.choice(found)


def _without_entry(data: dict[str, Any], random: Random) -> None:
    _, entries = _collection(data, random)
    del entries[random.choice(sorted(entries))]


def _under_another_id(data: dict[str, Any], random: Random) -> None:
    _, entries = _collection(data, random)
    id_ = random.choice(sorted(entries))
    entries[f"{id_}-new"] = entries.pop(id_)
    if random.random() < 0.5:
        put_in_place_of(data, id_, f"{id_}-new")


def _carefully_under_another_id(data: dict[str, Any], random: Random) -> None:
    _, entries = _collection(data, random)
    id_ = random.choice(sorted(entries))
    entries[f"{id_}-new"] = entries.pop(id_)
    put_in_place_of(data, id_, f"{id_}-new")


def _with_another_entry(data: dict[str, Any], random: Random) -> None:
    route, entries = _collection(data, random)
    like = copy.deepcopy(entries[random.choice(sorted(entries))])
    if isinstance(like, dict):
        entries["one-more"] = {key: value for key, value in like.items() if key not in {"title", "name"}}
        entries["one-more"]["name" if route == ("people",) else "title"] = "One more of these"


def put_in_place_of(value: Any, old: str, new: str) -> None:
    """Name an entry by another id, wherever it is named."""
    for _, holder, key in list(_leaves(value)):
        if holder[key] == old:
            holder[key] = new
    for mapping in _mappings(value):
        if old in mapping and not isinstance(mapping[old], dict | list | str):
            mapping[new] = mapping.pop(old)


def _mappings(value: Any) -> Any:
    if isinstance(value, dict):
        yield value
    for each in list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from _mappings(each)


def _leaves(value: Any, route: tuple[Any, ...] = ()) -> Any:
    """Each value that holds no others, with what holds it."""
    for key, each in list(value.items() if isinstance(value, dict) else enumerate(value)):
        if isinstance(each, dict | list):
            yield from _leaves(each, (*route, key))
        else:
            yield (*route, key), value, key


def _without_part(data: dict[str, Any], random: Random) -> None:
    route, holder, key = random.choice(list(_leaves(data)))
    if key not in {"title", "name", "person", "organization", "plankit", "value", "rule", "at"} and len(route) > 2:
        del holder[key]


def _otherwise(data: dict[str, Any], random: Random) -> None:
    parties = sorted({*data["people"], *data["roles"], *data["units"]})
    _, holder, key = random.choice(list(_leaves(data)))
    value = holder[key]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        holder[key] = f"{int(value[:4]) + 1}{value[4:]}"
    elif value in parties:
        holder[key] = random.choice(parties)
    elif isinstance(value, str) and " " in value:
        words = value.split(" ")
        holder[key] = " ".join([*words[:1], "indeed", *words[random.randint(1, len(words)) :]])
    elif isinstance(value, bool):
        holder[key] = not value


def _in_another_order(data: dict[str, Any], random: Random) -> None:
    lists_ = [holder for _, holder, _ in _leaves(data) if isinstance(holder, list)]
    if lists_:
        random.shuffle(random.choice(lists_))
