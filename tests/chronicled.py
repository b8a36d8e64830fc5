"""A plan with a past: a small repository in which it was changed now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gitted import Repo

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2026-11-24"
ON = ("--as-of", DAY)
HEAD = "plankit: 1\nplan: {title: Intranet plan, organization: Oevermark, language: en}\n"
PEOPLE = "people:\n  anna: {name: Anna de Wit}\n  bram: {name: Bram Kok}\n"
ROLES = "roles:\n  editor: {title: Editor, holders: [anna]}\n"
DUTIES = """\
responsibilities:
  check: {title: Check pages, owner: editor, importance: 2}
  write: {title: Write news, owner: editor}
"""
FIRST = {"plan/plan.yaml": HEAD, "plan/people.yaml": PEOPLE, "plan/roles.yaml": ROLES, "plan/duties.yaml": DUTIES}
FOLLOWED = ROLES.replace("[anna]", "[{person: anna, until: 2026-11-30}, {person: bram, from: 2026-12-01}]")


@pytest.fixture(name="past")
def plan_with_a_past(tmp_path: Path) -> Repo:
    """A repository in which a plan began, was given another importance, put otherwise, and given another holder."""
    repo = Repo(tmp_path / "repo")
    repo.commit(FIRST, "Begin", "2026-09-01")
    repo.commit({"plan/duties.yaml": DUTIES.replace("importance: 2", "importance: 3")}, "Weigh", "2026-09-15")
    more = DUTIES.replace("importance: 2", "importance: '3'".replace("'", ""))
    repo.commit({"plan/duties.yaml": None, "plan/all/work.yaml": f"# moved\n{more}"}, "Move", "2026-10-01")
    repo.commit({"plan/roles.yaml": FOLLOWED}, "Bram follows", "2026-11-20")
    return repo
