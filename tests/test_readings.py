"""What was read before is not read again, and what is told is the same byte for byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plankit.memory import readings, store
from plankit.memory.readings import FOLDER, SMALLEST, Readings
from plankit.shape.compiled import as_json, of_json
from plankit.source import read
from written import GAP, GAP_DAY, written

if TYPE_CHECKING:
    from pathlib import Path

    from plankit.source import Source

LONG = "# long enough to be worth keeping\n" * (SMALLEST // 30)
PLAIN = "a: [1, 2.5, text, null, ~, true, 2026-01-02]\nb: {c: 'x', d: \"\\u00e9\\U0001F600\"}\ne: |\n  two\n  lines\n"
ODD = {
    "an anchor": "a: &x {b: 1}\nc: *x\n",
    "a tag": "a: !!str 5\n",
    "a number of its own spelling": "a: +5\n",
    "a number that others read differently": "a: 1_000\n",
    "a version": "a: 2026.10\n",
    "an endless number": "a: .inf\n",
    "a key twice": "a: 1\na: 2\n",
    "a merge": "a: &x {b: 1}\nc: {<<: *x}\n",
    "an odd character": "a: b\u200bc\u2028d\n",
    "two documents": "a: 1\n---\nb: 2\n",
    "no YAML": "a: [1\n",
    "no mapping": "- a\n",
    "nothing": "",
}


@pytest.fixture(params=[(store.dumped, json.loads), (as_json, of_json)])
def before(tmp_path: Path, request: pytest.FixtureRequest) -> Readings:
    """An empty store of readings, whichever way they are made JSON of."""
    (tmp_path / "cache").mkdir(mode=0o700)
    return Readings(store.Store(str(tmp_path / "cache"), b"s" * store.LENGTH), "this program", *request.param)


def known(source: Source) -> Any:
    """All that there is to know of a file that was read."""
    return (
        repr(source.data),
        _kinds(source.data),
        source.problems,
        source.ambiguous,
        source.broken,
        source.text,
        source.ignores,
    )


def _kinds(value: Any) -> Any:
    if isinstance(value, dict):
        return [(key, _kinds(each)) for key, each in value.items()]
    return [_kinds(each) for each in value] if isinstance(value, list) else type(value).__name__


def test_a_digest_is_that_of_the_bytes(before: Readings) -> None:
    """What a file was read to, recalled or not, comes with the digest of its own bytes, whichever file came before it."""
    raws = [(LONG + PLAIN).encode(), LONG.encode(), b"", b"a: 1\n", LONG.encode() + b"a: 1\n"]
    for raw in (*raws, *raws, *reversed(raws)):
        assert read("plan.yaml", raw, before).digest == store.digest(raw)
    assert read("plan.yaml", raws[0]).digest == ""


def test_half_a_character_is_not_kept(before: Readings) -> None:
    """What JSON cannot say the same way is read again, and nobody hears of it."""
    before.keep(LONG.encode(), {"a": "\ud800"})
    assert before.of(LONG.encode()) in (None, {"a": "\ud800"})


def test_what_was_read_is_not_read_again(before: Readings) -> None:
    """The second time no YAML is read, and the places of everything are still exact."""
    raw = (LONG + PLAIN).encode()
    first = read("a.yaml", raw, before)
    with mock.patch("plankit.source.parse", side_effect=AssertionError):
        again = read("b.yaml", raw, before)
    assert (known(again), again.span(("b", "d"))) == (known(first), first.span(("b", "d")))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_not_plain_data_is_read_each_time(before: Readings, text: str) -> None:
    """Whatever is to be said about the text of a file is said each time."""
    raw = (LONG + text).encode()
    first = read("a.yaml", raw, before)
    assert before.of(raw) is None
    assert known(read("a.yaml", raw, before)) == known(first) == known(read("a.yaml", raw))


def test_a_short_file_is_not_worth_an_entry(before: Readings) -> None:
    """It is read as soon as it would be recalled."""
    read("a.yaml", PLAIN.encode(), before)
    assert before.of(PLAIN.encode()) is None


def test_another_program_reads_anew(before: Readings, tmp_path: Path) -> None:
    """What another release read does not count."""
    raw = (LONG + PLAIN).encode()
    read("a.yaml", raw, before)
    other = Readings(store.Store(str(tmp_path / "cache"), b"s" * store.LENGTH), "another program")
    assert (before.of(raw) is None, other.of(raw)) == (False, None)


@pytest.mark.parametrize(
    "harm",
    [
        lambda content: content[:-1],
        lambda content: content.replace(b"two", b"too"),
        lambda _: b"",
        lambda content: content.partition(b"\n")[2],
        lambda content: content.partition(b"\n")[0] + b'\n{"hostile": 1}',
        lambda _: b"\x80\x04K\x01.",
    ],
)
def test_damaged_and_hostile_entries_are_ignored(before: Readings, tmp_path: Path, harm) -> None:
    """What does not carry the seal of the store is read anew, and made whole again."""
    raw = (LONG + PLAIN).encode()
    first = read("a.yaml", raw, before)
    (entry,) = (tmp_path / "cache" / FOLDER).iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(harm(whole))
    assert known(read("a.yaml", raw, before)) == known(first)
    assert entry.read_bytes() == whole


def test_there_is_an_end_to_what_is_kept(before: Readings, tmp_path: Path) -> None:
    """Those that were of no use for longest make room, once a plan has been read; a run that adds nothing looks at nothing."""
    before.store.most = 3
    for number in range(5):
        read("a.yaml", f"{LONG}a: {number}\n".encode(), before)
    before.settle()
    kept = {json.loads(file.read_bytes().partition(b"\n")[2])["a"] for file in (tmp_path / "cache" / FOLDER).iterdir()}
    assert (len(kept), kept <= {0, 1, 2, 3, 4}) == (3, True)


def test_nothing_is_kept_in_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository cannot bring what its files were read to."""
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("PLANKIT_CACHE", str(tmp_path / "cache"))
    assert readings(str(tmp_path), as_json, of_json) is None


def test_without_the_cache_nothing_is_kept(call, tmp_path: Path) -> None:
    """`--no-cache` neither reads nor writes an entry."""
    written(tmp_path / "plan", {"plan.yaml": LONG + GAP})
    cache = tmp_path / "cache" / FOLDER
    environment = {"PLANKIT_CACHE": str(tmp_path / "cache")}
    call("check", "plan", "--no-cache", cwd=tmp_path, env=environment)
    assert not cache.exists()
    call("check", "plan", "--statistics", cwd=tmp_path, env=environment)
    assert len(list(cache.iterdir())) == 1


WORDS = st.sampled_from(
    ["anna", "bas", "5", "+5", "1_000", "yes", "~", "2026-13-01", "é", "[a", "&x b", "*x", "!!str 5", ""]
)
CHANGES = st.tuples(st.sampled_from(GAP.splitlines()), WORDS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(CHANGES, min_size=1, max_size=4))
def test_the_answer_is_the_same_with_and_without(call, tmp_path_factory, changes) -> None:
    """Whatever is done to a plan file by file, a check that recalls the others says what one that reads all says."""
    home = tmp_path_factory.mktemp("home")
    environment = {"PLANKIT_CACHE": str(home / "cache")}
    other = LONG + "support:\n  channels: {desk: {title: Desk, address: desk@example.org, owner: content-manager}}\n"
    written(home / "plan", {"plan.yaml": LONG + GAP, "more.yaml": other})
    words = ("check", "plan", "--as-of", GAP_DAY, "--format", "json")
    for line, word in changes:
        with_it = call(*words, cwd=home, env=environment)
        assert with_it == call(*words, cwd=home, env={"PLANKIT_CACHE": "off"})
        text = (home / "plan/plan.yaml").read_text("utf-8")
        changed = f"{line.rpartition(':')[0]}: {word}" if ":" in line else word
        (home / "plan/plan.yaml").write_text(text.replace(line, changed), "utf-8")
    assert call(*words, cwd=home, env=environment) == call(*words, cwd=home, env={"PLANKIT_CACHE": "off"})
