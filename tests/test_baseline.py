"""What was taken down: the file itself, what it takes for known, and what is found in it no more."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from judged import index_of
from plankit.baseline import Baseline, read, taken_down, written
from plankit.errors import MendableError
from plankit.lint import Choice, lint
from plankit.words import words

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "plankit: 1\nplan: {title: Plan, organization: Org, not_yet: [strategy, ownership, policies, monitoring, support, training, roadmap]}\n"
GAPS = HEAD + "responsibilities:\n  news: {title: News}\n  tidy: {title: Tidy}\n"
OWNED = HEAD + "people: {anna: Anna}\nresponsibilities:\n  news: {title: News, owner: anna}\n  tidy: {title: Tidy}\n"
RULE = "responsibility-without-owner"
DEBT = ("--select", RULE, "--select", "baseline-entry-not-needed", "--as-of", "2026-11-01")


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A folder with a plan in which two duties have no owner."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "plan.yaml").write_text(GAPS, encoding="utf-8")
    return tmp_path


def rules(out: str) -> dict[str, list[str]]:
    """A report as JSON, in short: the places of what is new and known."""
    report = json.loads(out)
    return {
        part: [f"{each['rule']} {each['at']}".strip() for each in report.get(part, [])]
        for part in ("findings", "known")
    }


NEWS, TIDY = f"{RULE} responsibilities.news.owner", f"{RULE} responsibilities.tidy.owner"


def test_the_way_of_a_team_that_starts_with_debt(team: Path, call) -> None:
    """Taken down once, known from then on; mended, it is told and taken out; what goes wrong anew fails."""
    plan, debt = team / "plan" / "plan.yaml", team / "debt.json"
    ran = call("check", *DEBT, "--baseline", "debt.json", cwd=team)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "plankit: There is no baseline `debt.json`. To take down what is wrong today, add `--update-baseline all` once.\n"
    )
    ran = call("check", *DEBT, "--baseline", "debt.json", "--update-baseline", "all", cwd=team)
    assert (ran.code, ran.err) == (0, "`debt.json` now holds 2 findings.\n")
    kept = debt.read_bytes()
    ran = call("check", *DEBT, "--baseline", "debt.json", "-f", "json", cwd=team)
    assert (ran.code, rules(ran.out)) == (0, {"findings": [], "known": [NEWS, TIDY]})
    assert [each["since"] for each in json.loads(ran.out)["known"]] == ["2026-11-01", "2026-11-01"]
    assert debt.read_bytes() == kept

    plan.write_text(OWNED + "  sort: {title: Sort}\n", encoding="utf-8")
    ran = call("check", *DEBT, "--baseline", "debt.json", cwd=team)
    assert ran.code == 1
    assert ran.out == (
        "warning  baseline-entry-not-needed  debt.json:4:5\n"
        '    4 |     {"rule": "responsibility-without-owner", "at": "responsibilities.news.owner", "messag…\n'
        f"      |     {'^' * 76}\n"
        "  What was taken down here is mended: `responsibility-without-owner` at\n"
        "  `responsibilities.news.owner` is found no more.\n"
        "  -> Take it out: run the check once with `--update-baseline mended`.\n"
        "\n"
        "error  responsibility-without-owner  plan/plan.yaml:7:3\n"
        "    7 |   sort: {title: Sort}\n"
        "      |   ^^^^\n"
        "  “Sort” (sort) has no owner.\n"
        "  -> Add `owner:` with one role, or say that this is meant: `status: vacant` and why under\n"
        "     `because:`.\n"
        "\n"
        "1 error and 1 warning in “Plan” on 1 November 2026 (1 file, 4 entries).\n"
        "All of this is new since `debt.json`.\n"
        "1 finding was there before, shown with --known; it does not fail the check.\n"
        "Next: `plankit explain responsibility-without-owner` tells why it matters and how to mend it.\n"
    )

    ran = call("check", *DEBT, "--baseline", "debt.json", "--update-baseline", "mended", "-f", "json", cwd=team)
    assert (ran.code, ran.err) == (1, "`debt.json` now holds 1 finding.\n")
    sort = f"{RULE} responsibilities.sort.owner"
    assert rules(ran.out) == {"findings": [sort], "known": [TIDY]}
    ran = call("check", *DEBT, "--baseline", "debt.json", "-f", "json", cwd=team)
    assert (ran.code, rules(ran.out)) == (1, {"findings": [sort], "known": [TIDY]})

    later = ("--as-of", "2026-12-01")
    ran = call("check", *DEBT, *later, "--baseline", "debt.json", "--update-baseline", "all", "-f", "json", cwd=team)
    assert (ran.code, rules(ran.out)) == (0, {"findings": [], "known": [TIDY, sort]})
    assert [each["since"] for each in json.loads(debt.read_text("utf-8"))["findings"]] == ["2026-12-01", "2026-11-01"]


def test_the_whole_file(team: Path, call) -> None:
    """A finding a line, sorted by place, ASCII, the same every time; nothing in it wakes a build service."""
    names = {"news": "'::error::x'", "tidy": "'##vso[x] 50%, één'"}
    text = (
        HEAD + "responsibilities:\n" + "".join(f"  {id_}: {{title: {name}}}\n" for id_, name in reversed(names.items()))
    )
    (team / "plan" / "plan.yaml").write_text(text, encoding="utf-8")
    call("check", *DEBT, "--baseline", "debt.json", "--update-baseline", "all", cwd=team)
    parts = (f"plankit/1\0{RULE}\0responsibilities.{id_}.owner\0" for id_ in ("news", "tidy"))
    expected = (
        "{\n"
        '  "schema": "plankit/baseline/1",\n'
        '  "findings": [\n'
        '    {"rule": "responsibility-without-owner", "at": "responsibilities.news.owner", "message": "\\u201c\\u003a\\u003aerror\\u003a\\u003ax\\u201d (news) has no owner.", "since": "2026-11-01", "fingerprint": "%s"},\n'
        '    {"rule": "responsibility-without-owner", "at": "responsibilities.tidy.owner", "message": "\\u201c\\u0023\\u0023vso[x] 50%%, \\u00e9\\u00e9n\\u201d (tidy) has no owner.", "since": "2026-11-01", "fingerprint": "%s"}\n'
        "  ]\n"
        "}\n"
    )
    prints = tuple(sha256(each.encode()).hexdigest() for each in parts)
    assert (team / "debt.json").read_bytes().decode("ascii") == expected % prints


def test_equal_findings_are_taken_down_one_by_one() -> None:
    """Three of a kind, two taken down: one is new; one taken down twice over is mended once."""
    text = HEAD + "people: {anna: Anna}\nresponsibilities:\n  news: {title: News, owner: anna, informed: [%s]}\n"
    found = [
        each
        for each in lint(index_of({"plan.yaml": text % "x, x, x"}), Choice()).findings
        if each.rule == "unknown-reference"
    ]
    owed = Baseline("b.json", [taken_down(each, "x", "2026-11-01") for each in found[:2]])
    known, gone = owed.parted(found)
    assert (known, gone) == (found[:2], [])
    known, gone = owed.parted(found[2:])
    assert (known, gone) == (found[2:], [owed.owed[1]])


def test_it_is_found_again_wherever_it_lies_and_however_it_is_laid_out(team: Path, call) -> None:
    """From another folder, beside the plan or in it, and after a formatter has been at it."""
    inside = team / "plan" / "debt.json"
    call("check", *DEBT, "--baseline", "plan/debt.json", "--update-baseline", "all", cwd=team)
    ran = call("check", "../plan", *DEBT, "--baseline", "debt.json", "-f", "json", cwd=team / "plan")
    assert (ran.code, rules(ran.out)["known"]) == (0, [NEWS, TIDY])
    inside.write_text(json.dumps(json.loads(inside.read_text("utf-8")), indent=4), encoding="utf-8")
    (team / "plan" / "plan.yaml").write_text(OWNED, encoding="utf-8")
    ran = call("check", *DEBT, "--baseline", "plan/debt.json", "-f", "json", cwd=team)
    (found,) = json.loads(ran.out)["findings"]
    assert (found["file"], found["line"]) == ("plan/debt.json", 9)


def test_a_rule_that_did_not_run_takes_nothing_out(team: Path, call) -> None:
    """What was not asked may still be wrong: it stays, and nothing is said of it."""
    call("check", *DEBT, "--baseline", "debt.json", "--update-baseline", "all", cwd=team)
    kept = (team / "debt.json").read_bytes()
    (team / "plan" / "plan.yaml").write_text(OWNED, encoding="utf-8")
    other = ("--select", "shape", "--select", "baseline-entry-not-needed", "--baseline", "debt.json")
    ran = call("check", *other, cwd=team)
    assert (ran.code, ran.out.startswith("The rules that were asked find nothing")) == (0, True)
    call("check", *other, "--update-baseline", "mended", cwd=team)
    assert (team / "debt.json").read_bytes() == kept


def test_a_rule_that_exists_no_more_is_taken_out() -> None:
    """What a later plankit does not look for any more is nothing to know."""
    index = index_of({"plan.yaml": OWNED.replace("{title: Tidy}", "{title: Tidy, owner: anna}")})
    index.baseline = read("b.json", "b.json", written([]).replace("[]", f"[{ENTRY}]").encode())
    judged = lint(index, Choice())
    assert [each.rule for each in judged.findings if each.severity != "hint"] == ["baseline-entry-not-needed"]


ENTRY = '{"rule": "no-such-rule", "at": "x", "message": "x", "since": "2026-11-01", "fingerprint": "f00d"}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"schema": "plankit/baseline/1"}',
        '{"schema": "plankit/findings/1", "findings": []}',
        '{"schema": "plankit/baseline/1", "findings": [{}]}',
        '{"schema": "plankit/baseline/1", "findings": [1]}',
        written([]).replace("[]", f"[{ENTRY}]").replace('"f00d"', "1"),
        written([]).replace("[]", f"[{ENTRY}]").replace("2026-11-01", "yesterday"),
        "[" * 100_000,
        GAPS,
    ],
    ids=["empty", "list", "cut", "no-list", "report", "bare", "number", "print", "day", "deep", "plan"],
)
def test_what_is_no_baseline_is_refused(team: Path, call, text: str) -> None:
    """Nothing but what plankit wrote is taken for one, and nothing of it is overwritten."""
    debt = team / "debt.json"
    debt.write_text(text, encoding="utf-8")
    for update in ((), ("--update-baseline", "all")):
        ran = call("check", "--baseline", "debt.json", *update, cwd=team)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "plankit: `debt.json` is no baseline that plankit wrote. Take it back from the history, or remove it and write "
            "a new one with `--update-baseline all`.\n"
        )
    assert debt.read_text("utf-8") == text


def test_what_cannot_be_done_is_refused(team: Path, call) -> None:
    """A folder, an update without a file or of another kind, and a plan of which not all can be read."""
    ran = call("check", "--baseline", "plan", cwd=team)
    assert (ran.code, ran.err) == (2, "plankit: `plan` cannot be read: there is a folder of that name.\n")
    ran = call("check", "--update-baseline", "all", cwd=team)
    assert (ran.code, ran.err) == (
        2,
        "plankit: `--update-baseline` writes the file that `--baseline` names: add `--baseline FILE`.\n",
    )
    ran = call("check", "--baseline", "debt.json", "--update-baseline", "some", cwd=team)
    assert (ran.code, ran.err) == (
        2,
        "plankit: `--update-baseline` takes one of `mended`, `all`; `some` is none of them.\n",
    )
    ran = call("check", "--baseline", "debt.json", "--update-baseline", "mended", cwd=team)
    assert (ran.code, "There is no baseline `debt.json`" in ran.err) == (2, True)
    call("check", *DEBT, "--baseline", "debt.json", "--update-baseline", "all", cwd=team)
    kept = (team / "debt.json").read_bytes()
    (team / "plan" / "broken.yaml").write_text("a: b: c\n", encoding="utf-8")
    ran = call("check", *DEBT, "--baseline", "debt.json", "--update-baseline", "mended", cwd=team)
    assert (ran.code, ran.err) == (
        2,
        "plankit: `debt.json` stays as it is: not all of the plan can be read, so nobody can tell what is mended.\n",
    )
    assert (team / "debt.json").read_bytes() == kept


def test_in_dutch() -> None:
    """The refusal in the reader's language."""
    with pytest.raises(MendableError) as caught:
        read("debt.json", "debt.json", b"x")
    assert words("nl")(caught.value.said).startswith("`debt.json` is geen nulmeting die plankit heeft geschreven.")


def test_an_empty_one_is_written_and_read() -> None:
    """Nothing taken down is a baseline too."""
    assert written([]) == '{\n  "schema": "plankit/baseline/1",\n  "findings": []\n}\n'
    assert read("b.json", "b.json", written([]).encode()).owed == ()
