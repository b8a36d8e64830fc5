"""Commands of four build services and sequences of terminals, in every text and every id of a plan: dead in every format."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from conftest import ROOT
from hostile import Fields, infested
from plankit.commands.opening import Opened
from plankit.commands.reporting import Wanted, run
from plankit.files import folder
from plankit.index import Index
from plankit.plan import load
from plankit.reporters import FORMATS
from plankit.shape import collections
from test_commands_formats import alive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

FAR = date(2036, 1, 1)
EVIL = (
    "::error file=x::gotcha", "one\n::set-output name=a::b\r\n::stop-commands::x", "\t ::add-mask::a", "##[error]x ##[group]y",
    "##vso[task.setvariable variable=a]b", "###vso[task.complete]", "##teamcity[message text='x']", "%0A::error::x %0D##[x]",
    "\x1b]0;x\x07\x1b[2J\x1b[31m", "\x9b31m\x85\x7f\x00", "\u202egnp\u2066\u200f\u061c\u2028::error::x", "]]>--><x a='\"'>&#35;#[error]\\u0023#[x]",
    "`##[x]` | ::error::x | ](1) [x](https://evil.example)",
)  # fmt: skip


def reports(folder_: Path) -> dict[str, str]:
    """What stands in the files of all formats."""
    found = {each.name: each.read_bytes().decode() for each in folder_.glob("*.out")}
    assert len(found) == len(FORMATS)
    return found


def heard(folder_: Path) -> dict[str, list[str]]:
    """What a terminal or a build service would obey, by format."""
    return {name: found for name, text in reports(folder_).items() if (found := alive(text))}


@pytest.mark.parametrize("start", range(len(EVIL)))
def test_every_text(tmp_path: Path, start: int) -> None:
    """Each text field of the example in turn holds each of them; ten years on, almost everything is told about."""
    plan, numbers = load(folder(ROOT / "plan")), count(start)
    fields = Fields()
    both = {name: [*fields.plain[name], *fields.prose[name]] for name in fields.plain}
    plan.data = infested(plan.data, both, lambda: EVIL[next(numbers) % len(EVIL)])
    wanted = Wanted(tuple(f"{each}={tmp_path / each}.out" for each in FORMATS), hints=True, statistics=True)
    code = run(Opened(Index(plan, FAR, FAR), "en", "plan"), wanted)
    assert (code, heard(tmp_path)) == (1, {})
    assert reports(tmp_path)["jsonl.out"].count("\n") > 50


@pytest.mark.parametrize("evil", EVIL)
def test_every_id_and_value(call: Callable[..., Ran], tmp_path: Path, evil: str) -> None:
    """All ids and all that is named, dated, counted or written, at once; and a file has it for a name as well."""
    plan = yaml.safe_load((ROOT / "tests" / "data" / "every-field.yaml").read_text("utf-8"))
    numbers = count()
    spoilt = {key: infect(value, (key,), lambda: f"{evil}{next(numbers)}") for key, value in plan.items()}
    (tmp_path / "plan").mkdir()
    name = evil.replace("/", "").replace("\0", "")
    (tmp_path / "plan" / "plan.yaml").write_text(yaml.safe_dump({**spoilt, "plankit": 1}))
    (tmp_path / "plan" / f"{name}.yaml").write_text("x: [")
    options = [f"--format={each}={each}.out" for each in FORMATS]
    ran = call("check", "plan", "--as-of", "2036-01-01", "--hints", *options, cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    assert heard(tmp_path) == {}
    assert reports(tmp_path)["jsonl.out"].count("\n") > 50


def infect(value: object, route: tuple[str, ...], text: Callable[[], str]) -> Any:
    """Data of YAML with another text for every value, and for every key that is an id."""
    if isinstance(value, dict):
        ids = route in COLLECTIONS
        return {text() if ids else key: infect(each, (*route, str(key)), text) for key, each in value.items()}
    if isinstance(value, list):
        return [infect(each, (*route, ""), text) for each in value]
    return text()


COLLECTIONS = frozenset(tuple(map(str, route)) for route in collections())
