"""Every block of our templates can be replaced from a team's own folder: that part of its pages changes, and nothing else."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest
from jinja2 import Environment, nodes

from conftest import ROOT
from plankit.render import Wanted, making, search
from plankit.render.folders import Folders
from plankit.render.scripts import tidy
from plankit.render.site import site_of
from plankit.views import Page, all_pages
from rendered import example, given

if TYPE_CHECKING:
    from pathlib import Path

    from plankit.render.filling import Filling

BARE = "bare"
"""A page with a frame alone."""
BEGIN, END, GONE = "⟦{}⟧", "⟦/{}⟧", "⟦-{}⟧"
MARK = re.compile(r"⟦(/?)(\w+)⟧")


class Shipped(NamedTuple):
    """A template of ours that has blocks: its format, its name, the ending of its pages, and the blocks."""

    format: str
    name: str
    ending: str
    blocks: tuple[str, ...]

    @property
    def file(self) -> str:
        """Its file."""
        return f"{self.name}.{self.ending}.j2"


@cache
def shipped() -> tuple[Shipped, ...]:
    """Every template with blocks."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    found = []
    for format_, ending in (("html", "html"), ("markdown", "md")):
        for file in sorted((ROOT / "templates" / format_).glob(f"*.{ending}.j2")):
            tree = environment.parse(file.read_text("utf-8"))
            blocks = tuple(dict.fromkeys(each.name for each in tree.find_all(nodes.Block)))
            if blocks:
                found.append(Shipped(format_, file.name.partition(".")[0], ending, blocks))
    return tuple(found)


def names(each: Shipped) -> str:
    """What a test of it is called."""
    return f"{each.format}-{each.name}"


NOTED = (
    "plankit: 1\nplan: {title: Noted, organization: Org}\npeople: {anna: {name: Anna, internal: Mind her holidays}}\n"
)
PAGES = all_pages(example()) + [page for page in all_pages(given(NOTED)) if page.template == "notes"]
SITE = site_of(example(), PAGES)._replace(languages=("en", "nl"), errors=2)
"""A frame in which every part is to be seen."""


def filling(format_: str, own: Path | None = None) -> Filling:
    """Templates ready to be filled, a team's own among them."""
    wanted = Wanted(format_, "en", own, languages=SITE.languages)
    return making.filling_for(example(), wanted, Folders(format_, own), PAGES)


ours = cache(filling)


@cache
def longest(format_: str, template: str) -> Page:
    """The page of a template on which most is to be seen."""
    found = search.search([], lambda *_: "#")
    letter = search.Letter("A", (), "search/a")
    made = {
        "_search": Page("search", template, "Search", found),
        "_letter": Page("search/a", template, "A", search.OneLetter(letter, (letter,))),
        "_single": Page("", template, "Whole", making.Whole([], found)),
        "_start": Page("index", template, "Start", None),
        "_page": Page(BARE, BARE, "Bare", None),
    }
    if template in made:
        return made[template]
    return max((page for page in PAGES if page.template == template), key=lambda page: len(fill(page, ours(format_))))


def fill(page: Page, material: Filling) -> str:
    """The text of a page."""
    return material.fill(page, SITE._replace(search=material.folders.ending == "html"))


def own(folder: Path, each: Shipped, blocks: dict[str, str]) -> Filling:
    """Templates with one of a team's own that replaces blocks."""
    replaced = "".join(f"{{% block {name} %}}{text}{{% endblock %}}\n" for name, text in blocks.items())
    (folder / each.format).mkdir(parents=True)
    (folder / each.format / each.file).write_text(f'{{% extends "plankit/{each.file}" %}}\n{replaced}', "utf-8")
    (folder / each.format / f"{BARE}.{each.ending}.j2").write_text(f'{{% extends "_page.{each.ending}.j2" %}}')
    return filling(each.format, folder)


@pytest.mark.parametrize("each", shipped(), ids=names)
def test_each_block_can_be_replaced(each: Shipped, tmp_path: Path) -> None:
    """By itself nothing changes but what is put around it; by something else, only what stood in it is gone."""
    page = longest(each.format, each.name)
    plain = fill(page, own(tmp_path / "c", each, {}) if page.template == BARE else ours(each.format))
    around = {name: BEGIN.format(name) + "{{ super() }}" + END.format(name) for name in each.blocks}
    ringed = fill(page, own(tmp_path / "a", each, around))
    assert tidy(MARK.sub("", ringed)) == tidy(plain)
    assert sorted(found[2] for found in MARK.finditer(ringed) if not found[1]) == sorted(each.blocks)
    gone = fill(page, own(tmp_path / "b", each, {name: GONE.format(name) for name in each.blocks}))
    for name in _outer(ringed):
        before, _, rest = ringed.partition(BEGIN.format(name))
        ringed = before + GONE.format(name) + rest.partition(END.format(name))[2]
    assert tidy(gone) == tidy(ringed)


def _outer(ringed: str) -> list[str]:
    """The blocks that stand in no other."""
    open_: list[str] = []
    found = []
    for mark in MARK.finditer(ringed):
        if mark[1]:
            assert open_.pop() == mark[2]
        else:
            if not open_:
                found.append(mark[2])
            open_.append(mark[2])
    return found
