"""A plan that builds on another: what it takes over, what is told where, and how far it may reach."""

from __future__ import annotations

import os
from json import dumps
from random import Random
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from gitted import Repo
from plankit import shape
from plankit.files import folder
from plankit.findings import at
from plankit.plan import Plan, load
from plankit.reach import DEEPEST
from plankit.source import read
from written import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

COMMON = """\
plankit: 1
plan: {title: What all sites share, organization: Oevermark, language: en, not_yet: [strategy, ownership]}
people:
  anna: {name: Anna de Vries}
  bas: {name: Bas Kok}
roles:
  web-editor: {title: Web editor, holders: anna}
  intranet-manager: {title: Intranet manager, holders: bas}
policies:
  posting: {title: What one posts, owner: intranet-manager}
checks:
  profile: starter
"""
DELFT = """\
plankit: 1
plan: {title: Intranet of Delft, extends: ../common}
roles:
  local-editor: {title: Local editor, holders: anna}
responsibilities:
  news: {title: Write the news, owner: web-editor}
  events: {title: Announce events, owner: local-editor}
"""
TWO = {"common/plan.yaml": COMMON, "delft/plan.yaml": DELFT}


def loaded(path: Path) -> Plan:
    """The plan at a path."""
    return load(folder(path))


def extending(way: str) -> str:
    """A plan that builds on whatever stands at the end of a way."""
    return f"plankit: 1\nplan: {{title: Delft, organization: Oevermark, extends: {dumps(way)}}}\n"


def told(path: Path) -> list[str]:
    """What is found wrong while a plan is read: rule, place and sentence."""
    plan = loaded(path)
    return [
        f"{each.rule} {each.at} {each.message.template.format(**dict(each.message.params))}" for each in plan.problems
    ]


def test_what_stands_in_the_other_plan_counts_here(call: Callable[..., Ran], tmp_path: Path) -> None:
    """Nothing is unknown that the plan above knows, and nothing is missing that it gives; files and entries are the plan's own."""
    written(tmp_path, TWO)
    ran = call("check", "delft", "--as-of", "2026-11-24", cwd=tmp_path)
    assert ran == (0, "All is well: “Intranet of Delft” holds together on 24 November 2026 (1 file, 3 entries).\n", "")


def test_all_that_is_taken_over(tmp_path: Path) -> None:
    """Every entry, what is said of the organization, how strictly is checked, and what is not given here; nothing else."""
    plan = loaded(written(tmp_path, TWO) / "delft")
    head, checks = plan.data.plan, plan.data.checks
    assert (head.title, head.organization, head.language, head.not_yet) == ("Intranet of Delft", "Oevermark", "en", {})
    assert (list(plan.data.roles), list(plan.data.people)) == (
        ["local-editor", "web-editor", "intranet-manager"],
        ["anna", "bas"],
    )
    assert (checks.profile, plan.given, plan.whole) == (
        "starter",
        {"plankit", "plan", "people", "roles", "policies", "responsibilities"},
        True,
    )


def test_a_plan_says_otherwise(tmp_path: Path) -> None:
    """What a plan gives itself counts: single values without a word, settings one by one, languages as one."""
    above = (
        COMMON
        + "  rules: {unused-entry: off, unknown-reference: warning}\nstrategy: {vision: One for all, purpose: To find}\n"
    )
    here = DELFT + "strategy: {vision: Ours}\nchecks: {profile: strict, rules: {unused-entry: error}}\n"
    files = {"common/plan.yaml": above, "delft/plan.yaml": here.replace("extends", "languages: [nl, en], extends")}
    plan = loaded(written(tmp_path, files) / "delft")
    assert (plan.data.strategy.vision, plan.data.strategy.purpose, plan.data.plan.language) == ("Ours", "To find", None)
    assert {rule: each.severity for rule, each in plan.data.checks.rules.items()} == {
        "unused-entry": "error",
        "unknown-reference": "warning",
    }
    assert plan.data.checks.profile == "strict"
    assert plan.problems == []
    assert plan.place(at("strategy", "purpose")) == ("../common/plan.yaml", (14, 42, 14, 49))
    assert plan.place(at("strategy", "vision")) == ("plan.yaml", (8, 20, 8, 24))


def test_what_is_wrong_is_told_once(call: Callable[..., Ran], golden: Callable[..., None], tmp_path: Path) -> None:
    """Clashes and names that lead nowhere are told here; what is wrong with the plan above is told there alone."""
    above = COMMON.replace("owner: intranet-manager", "owner: nobody-we-know").replace("starter", "standard")
    here = DELFT.replace("owner: local-editor", "owner: web-editr")
    here += "people:\n  anna: {name: Anna Visser}\n  bas: {name: Bas Kok}\nunits:\n  intranet-manager: {title: Unit}\n"
    written(tmp_path, {"common/plan.yaml": above, "delft/plan.yaml": here})
    asked = ("--as-of", "2026-11-24", "--ignore", "plan", "--fail-level", "hint")
    golden(call("check", "delft", *asked, cwd=tmp_path).out, "txt", "here")
    golden(call("check", "common", *asked, cwd=tmp_path).out, "txt", "above")


def test_what_both_bring_about_is_told_here(call: Callable[..., Ran], tmp_path: Path) -> None:
    """Somebody of the plan above who comes to carry too much by this one is told of here, at the line above."""
    many = "\n".join(f"  task-{number}: {{title: Task {number}, owner: anna}}" for number in range(7))
    above = f"{COMMON}responsibilities:\n{many}\n".replace("starter", "standard")
    here = DELFT + many.replace("task-", "local-")
    written(tmp_path, {"common/plan.yaml": above, "delft/plan.yaml": here})
    asked = ("--select", "person-carries-too-much", "--as-of", "2026-11-24")
    ran = call("check", "delft", *asked, "--format", "github", cwd=tmp_path)
    assert ran.out.startswith("::warning title=person-carries-too-much,file=common/plan.yaml,line=4,endLine=4,col=3,")
    assert "“Anna de Vries” (anna) alone answers for 16 entries" in ran.out
    assert call("check", "common", *asked, "--format", "github", cwd=tmp_path).out == ""


def test_plans_above_one_another(tmp_path: Path) -> None:
    """A plan builds on all that stand above it, and each place is named from here."""
    files = {
        "org/common/plan.yaml": COMMON,
        "org/region/plan.yaml": "plankit: 1\nplan: {title: West, extends: ../common}\nroles: {adviser: {title: Adviser, holders: bas}}\n",
        "org/delft/plan.yaml": DELFT.replace("../common", "../region"),
    }
    plan = loaded(written(tmp_path, files) / "org" / "delft")
    assert list(plan.data.roles) == ["local-editor", "adviser", "web-editor", "intranet-manager"]
    assert (plan.data.plan.organization, plan.depth, plan.problems) == ("Oevermark", 2, [])
    assert [plan.place(at("roles", role, part="key")).file for role in plan.data.roles] == [
        "plan.yaml",
        "../region/plan.yaml",
        "../common/plan.yaml",
        "../common/plan.yaml",
    ]
    assert plan.line("../common/plan.yaml", 4) == "  anna: {name: Anna de Vries}"
    assert list(plan.files()) == ["plan.yaml", "../region/plan.yaml", "../common/plan.yaml"]


def test_single_files_build_on_each_other(call: Callable[..., Ran], tmp_path: Path) -> None:
    """A plan in one file may build on another file beside it."""
    written(tmp_path, {"common.yaml": COMMON, "delft.yaml": DELFT.replace("../common", "common.yaml")})
    ran = call("check", "delft.yaml", "--as-of", "2026-11-24", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert loaded(tmp_path / "delft.yaml").place(at("people", "anna", part="key")).file == "common.yaml"


def test_lists_are_looked_for_beside_the_plan_that_names_them(tmp_path: Path) -> None:
    """People and pages from lists of the plan above are there, each at its row."""
    above = COMMON.replace("language: en,", "people_from: people.csv,")
    above += "content: {inventory: [{file: pages.csv}]}\n"
    files = {
        "common/plan.yaml": above,
        "common/people.csv": "id;name\ncas;Cas Smit\n",
        "common/pages.csv": "url;title\n/leave;Leave\n",
        "delft/plan.yaml": DELFT.replace("holders: anna", "holders: cas"),
    }
    plan = loaded(written(tmp_path, files) / "delft")
    assert (plan.problems, plan.data.people["cas"].name) == ([], "Cas Smit")
    assert plan.place(at("people", "cas")) == ("../common/people.csv", (2, 1, 2, 4))
    assert [plan.place(page.at).file for page in plan.pages] == ["../common/pages.csv"]


TOO_FAR = "lies too far from this plan."
NO_WAY = "is no way from this plan to another one."
HIDDEN = "leads through a hidden folder, where no plan is looked for."
SAME = "and this plan hold the same files, so neither can build on the other."
NONE = "There is no plan at"
WAYS = {
    "../../elsewhere": f"`../../elsewhere` {TOO_FAR}",
    "../../../../../../../../../../etc": f"`../../../../../../../../../../etc` {TOO_FAR}",
    "/etc": f"`/etc` {NO_WAY}",
    "~/plan": f"`~/plan` {NO_WAY}",
    "C:\\plan": f"`C:\\plan` {NO_WAY}",
    "\\\\host\\share": f"`\\\\host\\share` {NO_WAY}",
    "..": f"`..` {NO_WAY}",
    ".": f"`.` {NO_WAY}",
    "./../delft": f"`./../delft` {SAME}",
    "../delft/sub": f"`../delft/sub` {SAME}",
    "sub": f"`sub` {SAME}",
    "../common/..": f"`../common/..` {SAME}",
    "../.git": f"`../.git` {HIDDEN}",
    "../.hidden/plan": f"`../.hidden/plan` {HIDDEN}",
    "../link": "There is a link on the way to `../link`.",
    "../link/deeper": "There is a link on the way to `../link/deeper`.",
    "../pipe": f"{NONE} `../pipe` to build on.",
    "../picture.png": f"{NONE} `../picture.png` to build on.",
    "../pictures": f"{NONE} `../pictures` to build on.",
    "../nowhere": f"{NONE} `../nowhere` to build on.",
    "../common/plan.yaml/x": f"{NONE} `../common/plan.yaml/x` to build on.",
    f"../{'x' * 300}": f"{NONE} `../{'x' * 300}` to build on.",
    "": "",
}


@pytest.fixture(name="wild", scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with plans, and with much beside them that is none."""
    top = tmp_path_factory.mktemp("wild")
    plans = written(
        top / "plans",
        TWO | {".hidden/plan/plan.yaml": COMMON, "pictures/a.txt": "", "picture.png": "", "delft/sub/x.txt": ""},
    )
    written(top / "elsewhere", {"plan.yaml": COMMON, "deeper/plan.yaml": COMMON})
    (plans / "link").symlink_to(top / "elsewhere")
    os.mkfifo(plans / "pipe")
    return plans


@pytest.mark.parametrize("way", WAYS)
def test_how_far_a_plan_may_reach(wild: Path, way: str) -> None:
    """Only to a plan of its own, beside this one, by no link: else one sentence, and nothing is called unknown for it."""
    (wild / "delft" / "plan.yaml").write_text(extending(way) + "ownership: {sponsor: somebody}\n", "utf-8")
    plan = loaded(wild / "delft")
    assert told(wild / "delft") == ([f"invalid-value plan.extends {WAYS[way]}"] if way else [])
    assert (plan.above, plan.whole) == (None, not way)


def test_a_repository_holds_together(call: Callable[..., Ran], tmp_path: Path) -> None:
    """Within one repository a plan may reach farther, and no farther than its top."""
    files = {"repo/org/common/plan.yaml": COMMON, "repo/sites/nl/delft/plan.yaml": DELFT, "outside/plan.yaml": COMMON}
    Repo(written(tmp_path, files) / "repo")
    delft = tmp_path / "repo" / "sites" / "nl" / "delft"
    (delft / "plan.yaml").write_text(DELFT.replace("../common", "../../../org/common"))
    assert told(delft) == []
    (delft / "plan.yaml").write_text(DELFT.replace("../common", "../../../../outside"))
    assert told(delft) == [f"invalid-value plan.extends `../../../../outside` {TOO_FAR}"]
    ran = call("check", "delft", "--format", "github", cwd=delft.parent)
    assert (ran.code, ran.out.count("::error ")) == (1, 1)


def test_special_files_are_no_plans(tmp_path: Path) -> None:
    """A pipe that is called as a plan is not waited for."""
    written(tmp_path, {"delft.yaml": extending("pipe.yaml")})
    os.mkfifo(tmp_path / "pipe.yaml")
    assert told(tmp_path / "delft.yaml") == [
        "unreadable-file plan.extends Not all of the plan at `pipe.yaml` can be read, and this one builds on it."
    ]


def test_plans_in_a_circle(tmp_path: Path) -> None:
    """A circle is told wherever one begins, once, and whoever else was read before."""
    ways = {"a": "../b", "b": "../c", "c": "../b"}
    written(tmp_path, {f"{name}/plan.yaml": extending(way) for name, way in ways.items()})
    closes = "The plans build on each other in a circle: `{}` closes it.".format
    assert {name: told(tmp_path / name) for name in ways} == {
        "a": [f"invalid-value plan.extends {closes('../b')}"],
        "b": [f"invalid-value plan.extends {closes('../b')}"],
        "c": [f"invalid-value plan.extends {closes('../c')}"],
    }


def test_plans_without_an_end(tmp_path: Path) -> None:
    """So many may stand above one another; of ten thousand no more is read than that, and all of them are told the same."""
    depth = 10_000
    for number in range(depth - 1):
        (tmp_path / f"p{number}.yaml").write_text(extending(f"p{number + 1}.yaml"))
    (tmp_path / f"p{depth - 1}.yaml").write_text(COMMON)
    most = f"invalid-value plan.extends More than {DEEPEST} plans stand above one another."
    last = depth - 1
    assert [told(tmp_path / f"p{number}.yaml") for number in (0, last - DEEPEST - 1)] == [[most], [most]]
    fine = loaded(tmp_path / f"p{last - DEEPEST}.yaml")
    assert (fine.problems, fine.depth, "web-editor" in fine.data.roles) == ([], DEEPEST, True)


def test_a_plan_above_that_cannot_be_read(
    call: Callable[..., Ran], golden: Callable[..., None], tmp_path: Path
) -> None:
    """One finding says so; what may stand in there is not called unknown."""
    written(
        tmp_path,
        {"common/plan.yaml": COMMON, "common/roles.yaml": "roles: [", "delft/plan.yaml": DELFT + "  x: {owner: y}\n"},
    )
    golden(call("check", "delft", "--as-of", "2026-11-24", cwd=tmp_path).out)


def test_what_does_not_fit_above_is_not_told_here(tmp_path: Path) -> None:
    """Two plans that build on one see the same of it, mended as far as can be, and hear nothing of that."""
    from plankit.plan import Kin

    written(
        tmp_path,
        TWO | {"leiden/plan.yaml": DELFT, "common/plan.yaml": COMMON.replace("owner: intranet", "ownr: intranet")},
    )
    kin = Kin()
    plans = [load(folder(tmp_path / name), kin=kin) for name in ("delft", "leiden")]
    assert [plan.problems for plan in plans] == [[], []]
    assert [plan.unsure("policies", "posting") for plan in plans] == [True, True]
    assert plans[0].above is plans[1].above


def test_compared_with_a_revision(call: Callable[..., Ran], golden: Callable[..., None], tmp_path: Path) -> None:
    """The plan above is read from the same revision: what its change breaks here is new, and told as a change."""
    repo = Repo(tmp_path)
    repo.commit(TWO)
    repo.commit({"common/plan.yaml": COMMON.replace("web-editor", "editor").replace("What one posts", "Posting")})
    ran = call("check", "delft", "--base", "HEAD~1", "--as-of", "2026-11-24", "--format", "github", cwd=tmp_path)
    assert (
        ran.code,
        ran.out.count("\n"),
        "There is no person, role, body, unit or supplier `web-editor`." in ran.out,
    ) == (1, 1, True)
    assert call("check", "delft", "--base", "HEAD", "--format", "github", cwd=tmp_path).out == ""
    changed = call("diff", "HEAD~1", "delft", "--as-of", "2026-11-24", cwd=tmp_path)
    golden(changed.out)


def test_a_plan_above_of_an_earlier_day(call: Callable[..., Ran], tmp_path: Path) -> None:
    """A plan above that was moved, or has come since, is looked for where it stood."""
    repo = Repo(tmp_path)
    repo.commit(TWO)
    repo.commit(
        {"common/plan.yaml": None, "shared/plan.yaml": COMMON, "delft/plan.yaml": DELFT.replace("common", "shared")}
    )
    asked = ("check", "delft", "--base", "HEAD~1", "--as-of", "2026-11-24", "--format", "jsonl")
    assert call(*asked, cwd=tmp_path) == (0, "", "")


def test_an_answer_holds_as_long_as_the_plan_above(call: Callable[..., Ran], tmp_path: Path) -> None:
    """Whatever is changed above, added or taken away is seen; where nothing is, the answer is remembered."""
    repo = Repo(written(tmp_path, {f"repo/{name}": text for name, text in TWO.items()}) / "repo")
    cache = {"PLANKIT_CACHE": str(tmp_path / "cache")}

    def checked() -> tuple[int, int, bool]:
        kept = len(list((tmp_path / "cache").glob("*.json")))
        asked = ("check", "delft", "--as-of", "2026-11-24", "--format", "jsonl", "--select", "shape")
        ran = call(*asked, cwd=repo.folder, env=cache)
        return ran.code, ran.out.count("\n"), len(list((tmp_path / "cache").glob("*.json"))) > kept

    assert (checked(), checked()) == ((0, 0, True), (0, 0, False))
    with mock.patch("plankit.commands.opening.opened", side_effect=AssertionError):
        assert checked() == (0, 0, False)
    repo.write({"common/plan.yaml": COMMON.replace("web-editor", "editor")})
    assert checked()[:2] == (1, 1)
    repo.write({"common/more.yaml": "roles: {web-editor: {title: Web editor, holders: anna}}\n"})
    assert checked()[:2] == (0, 0)
    repo.write({"common/plan.yaml": None, "common/more.yaml": None})
    assert checked()[:2] == (1, 1)
    repo.write({"common/plan.yaml": COMMON.replace("plan: {", "plan: {extends: ../delft, ")})
    assert checked()[:2] == (1, 1)
    repo.write({"common/plan.yaml": COMMON})
    assert checked()[:2] == (0, 0)


def test_documents_show_what_was_taken_over(call: Callable[..., Ran], tmp_path: Path) -> None:
    """Policies and roles of the plan above are on the pages of this one."""
    written(tmp_path, TWO)
    ran = call("render", "delft", "--to", "markdown", "--out", "out", "--as-of", "2026-11-24", cwd=tmp_path)
    text = "".join(page.read_text("utf-8") for page in sorted((tmp_path / "out").rglob("*.md")))
    assert (ran.code, "What one posts" in text, "Web editor" in text, "Local editor" in text) == (0, True, True, True)


def test_a_report_spares_the_plan_above(call: Callable[..., Ran], tmp_path: Path) -> None:
    """No report takes the place of a file that the plan builds on."""
    written(tmp_path, TWO)
    ran = call("check", "delft", "--output", "common/plan.yaml", cwd=tmp_path)
    assert (ran.code, ran.err) == (
        2,
        "plankit: `common/plan.yaml` belongs to the plan itself. Name another file for the report.\n",
    )


def test_the_history_of_an_entry_above(call: Callable[..., Ran], golden: Callable[..., None], tmp_path: Path) -> None:
    """What a commit changed in the plan above is told of that commit, and of no later one."""
    repo = Repo(tmp_path)
    repo.commit(TWO, "Begin", "2026-09-01")
    repo.commit({"common/plan.yaml": COMMON.replace("What one posts", "Posting")}, "A shorter title", "2026-10-01")
    repo.commit({"delft/plan.yaml": DELFT.replace("Write the news", "News")}, "News", "2026-11-01")
    repo.write({"common/plan.yaml": COMMON.replace("What one posts", "On posting")})
    golden(call("log", "posting", "--plan", "delft", cwd=tmp_path).out)


def divided(whole: dict[str, Any], chance: Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """A plan in two parts, entry by entry and value by value; what it says of itself stays in the second one."""
    above, here = {"plankit": 1, "plan": {"title": "All", "organization": "Oevermark"}}, {}
    for section, content in whole.items():
        if section in {"plankit", "plan", "checks"}:
            here[section] = content
            continue
        for key, value in content.items():
            if (section, key) in shape.collections():
                for id_, entry in value.items():
                    chance.choice((above, here)).setdefault(section, {}).setdefault(key, {})[id_] = entry
            else:
                chance.choice((above, here)).setdefault(section, {})[key] = value
    return above, here


@given(st.integers(0, 2**32))
def test_however_it_is_divided(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """A plan means the same whole as divided over two of which one builds on the other, and every entry is found where it stands."""
    whole = read("plan.yaml", (ROOT / "tests" / "data" / "every-field.yaml").read_bytes()).data or {}
    above, here = divided(whole, Random(seed))  # noqa: S311 - no secret
    files = {"common/plan.yaml": dumps(above), "delft/plan.yaml": dumps(here), "one/plan.yaml": dumps(whole)}
    folder_ = written(tmp_path_factory.mktemp("divided"), files)
    one, two = loaded(folder_ / "one"), loaded(folder_ / "delft")
    for section in one.given - {"plankit", "plan", "checks"}:
        assert plain(getattr(two.data, section)) == plain(getattr(one.data, section))
    assert two.given == one.given
    for route in shape.collections():
        for id_ in two.entries(route):
            file = two.place(at(*route, id_, part="key")).file
            assert (file == "plan.yaml") is (id_ in entries(here, route)), (route, id_)


def entries(data: dict[str, Any], route: tuple[str | int, ...]) -> dict[str, Any]:
    """The entries of a collection, as written."""
    for step in route:
        data = data.get(step) or {}
    return data


def plain(value: object) -> object:
    """The data of a plan as plain values, to compare two plans."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return {key: plain(each) for key, each in vars(value).items()} if hasattr(value, "__dict__") else value
