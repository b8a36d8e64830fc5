"""Templates of a team's own: what they may change, who may name them, and what is said where one is wrong."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from plankit.errors import MendableError
from plankit.render import compiled, ready
from plankit.words import words
from rendered import example, given, pages
from test_render import GREEN, SMALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

MINE = "{% extends 'plankit/policies.html.j2' %}{% block main %}<p>Ask first.</p>{{ super() }}{% endblock %}"


def own(folder: Path, **templates: str) -> Path:
    """A folder with templates of HTML, by the names of their pages."""
    (folder / "html").mkdir(parents=True, exist_ok=True)
    for name, text in templates.items():
        (folder / "html" / f"{name}.html.j2").write_text(text)
    return folder


def test_an_own_template_goes_before_ours(tmp_path: Path) -> None:
    """A team's folder may change one page, bring a part, a style and a page of its own."""
    own(
        tmp_path,
        policies="{% extends '_page.html.j2' %}{% block main %}<h1>Ours</h1>{% endblock %}",
        word_list="{% extends '_page.html.j2' %}{% block main %}<h1>{{ page.title }}</h1>{{ plan.roles.editor.title }}{% endblock %}",
    )
    (tmp_path / "html" / "assets").mkdir()
    (tmp_path / "html" / "assets" / "theme.css").write_text(":root { --accent: #123456; }")
    made = pages(given(SMALL), templates=tmp_path)
    assert "<h1>Ours</h1>" in made["policies.html"]
    assert "<h1>Word list</h1>Editor" in made["word_list.html"]
    assert '<a href="word_list.html">Word list</a>' in made["index.html"]
    assert "--accent: #123456" in made["index.html"]


def test_a_block_of_ours_may_be_changed_alone(tmp_path: Path) -> None:
    """`plankit/` before a name means the page as plankit makes it, to be added to."""
    made, plain = pages(given(SMALL), templates=own(tmp_path, policies=MINE)), pages(given(SMALL))
    assert made["policies.html"].replace("<p>Ask first.</p>", "") == plain["policies.html"]
    assert made["policies.html"] != plain["policies.html"]


def test_a_format_of_ones_own(tmp_path: Path) -> None:
    """A folder with an `index` is a format; it makes just the pages that it has templates for, and text stays on its line."""
    (tmp_path / "list").mkdir()
    text = "{% for id, each in plan.people.items() %}\n{{ each.name }}: {{ entry('person', id) }}, {{ each.job }}\n{% endfor %}"
    (tmp_path / "list" / "index.txt.j2").write_text(text)
    plan = SMALL.replace("job: Adviser", 'job: "Adviser\\n<b>\\u202e"')
    assert pages(given(plan), "list", templates=tmp_path) == {
        "index.txt": "Anna de Wit: Anna de Wit, Adviser <b>\nBram | Smit: Bram | Smit,\n"
    }


WRONG = [
    (
        "\n{{ view.nothing.here }}",
        "The template `policies.html.j2` is not right, line 2: there is no `nothing` here. There is `current`, `past`",
    ),
    (
        "{{ site.plan.titel }}",
        "line 1: there is no `titel` here. There is `adopted`, `contact`,",
    ),
    ("{{ vieuw }}", "line 1: there is no `vieuw`. There is `address`, `answer`,"),
    ("{{ page.order.first }}", "line 1: nothing has a `first` here."),
    ("{{ ''.__class__.__mro__ }}", "line 1: nothing has a `__class__` here."),
    ("{% for %}", "line 1: Expected an expression"),
    (
        "{% include '../../../../etc/passwd' %}",
        "line 1: there is no template `../../../../etc/passwd` in the folder of this format.",
    ),
    ("{% extends 'plankit/../../README.md' %}", "line 1: there is no template `plankit/../../README.md` in the"),
    ("\n\n{{ 1 / 0 }}", "line 3: division by zero"),
    ("{% import '_parts.html.j2' as p %}\n{{ p.scroll }}\n{{ p.bill() }}", "line 3: "),
]


@pytest.mark.parametrize(("template", "said"), WRONG)
def test_a_wrong_template_is_one_sentence(template: str, said: str, tmp_path: Path) -> None:
    """Which template, which line, what is wrong, and by which names more can be had; it reaches for no more than it may."""
    with pytest.raises(MendableError) as caught:
        pages(given(SMALL), templates=own(tmp_path, policies=template))
    sentence = words("en")(caught.value.said)
    assert sentence.startswith("The template `policies.html.j2` is not right, line ")
    assert said in sentence


def test_a_wrong_part_of_a_page_names_the_part(tmp_path: Path) -> None:
    """It is the file of one's own that is named, also where one of ours makes use of it."""
    with pytest.raises(MendableError) as caught:
        pages(given(SMALL), templates=own(tmp_path, _page="<html>\n{{ site.plans }}"))
    assert "The template `_page.html.j2` is not right, line 2: there is no `plans` here." in words("en")(
        caught.value.said
    )


def test_an_error_of_ours_is_not_laid_at_a_team_s_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks in plankit itself stays a bug, whatever templates there are."""
    monkeypatch.setattr("plankit.render.links.Links.entry", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        pages(given(SMALL), templates=own(tmp_path, policies=MINE))


def test_a_template_is_not_read_through_a_link_that_leads_out(tmp_path: Path) -> None:
    """A link in a team's folder to a file elsewhere is not followed."""
    secret = tmp_path / "secret.css"
    secret.write_text("secret")
    (tmp_path / "own" / "html" / "assets").mkdir(parents=True)
    (tmp_path / "own" / "html" / "assets" / "theme.css").symlink_to(secret)
    assert "secret" not in pages(given(SMALL), templates=tmp_path / "own")["index.html"]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan that names templates of its own."""
    folder = tmp_path / "plan"
    own(folder / "look", index="{% extends 'plankit/index.html.j2' %}{% block main %}<h1>Ours</h1>{% endblock %}")
    (folder / "plan.yaml").write_text(GREEN.replace("title:", "templates: look, title:", 1))
    return folder


def test_templates_that_the_plan_names(plan: Path, call: Callable[..., Ran]) -> None:
    """They are used where that is allowed, else it is said that there are some; a format they are not for is as ever."""
    told = call("render", "plan", "--out", "a", cwd=plan.parent)
    assert (
        told.err.splitlines()[0]
        == "The plan has templates of its own in `look`; they are used with `--allow-templates`."
    )
    assert "<h1>Ours</h1>" not in (plan.parent / "a" / "index.html").read_text()
    allowed = call("render", "plan", "--out", "b", "--allow-templates", cwd=plan.parent)
    assert (allowed.code, allowed.err.count("\n")) == (0, 1)
    assert "<h1>Ours</h1>" in (plan.parent / "b" / "index.html").read_text()
    other = call("render", "plan", "--out", "c", "--to", "markdown", "--allow-templates", cwd=plan.parent)
    assert (other.code, other.err.count("\n")) == (0, 1)


@pytest.mark.parametrize("named", ["../outside", "/etc", "nowhere", "link", "plan.yaml"])
def test_a_plan_names_no_folder_but_one_beside_it(named: str, plan: Path, call: Callable[..., Ran]) -> None:
    """Nowhere outside, not by a link either."""
    own(plan.parent / "outside", index="stolen")
    (plan / "link").symlink_to(plan.parent / "outside")
    (plan / "plan.yaml").write_text(GREEN.replace("title:", f"templates: {named}, title:", 1))
    done = call("render", "plan", "--out", "out", "--allow-templates", cwd=plan.parent)
    said = f"plankit: `templates: {named}` under `plan` is no folder beside the plan; name one that is.\n"
    assert (done.code, done.err) == (2, said)
    assert not (plan.parent / "out").exists()


def test_compiled_templates_are_kept_and_never_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own are compiled once for all runs and languages; damaged code, or code of another text, is as none."""
    monkeypatch.setattr(ready.Ready, "_file", lambda _, bucket: tmp_path / bucket.key)
    monkeypatch.setattr(compiled, "_CODES", {})
    fresh = {language: pages(example(), language=language) for language in ("en", "nl")}
    assert len([*tmp_path.iterdir()]) > 20
    made = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    for language, expected in fresh.items():
        monkeypatch.setattr(compiled, "_CODES", {})
        assert pages(example(), language=language) == expected
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == made
    for number, file in enumerate(made):
        file.write_bytes((b"", b"nonsense", file.read_bytes()[:-9], file.read_bytes()[:40])[number % 4])
    monkeypatch.setattr(compiled, "_CODES", {})
    assert pages(example()) == fresh["en"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind there")
def test_compiled_templates_are_only_for_their_owner_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As what Python keeps of our own code, whatever the shell lets others do."""
    monkeypatch.setattr(ready.Ready, "_file", lambda _, bucket: tmp_path / bucket.key)
    monkeypatch.setattr(compiled, "_CODES", {})
    before = os.umask(0)
    try:
        pages(example(), only="policies")
    finally:
        os.umask(before)
    assert {oct(file.stat().st_mode & 0o777) for file in tmp_path.iterdir()} == {"0o644"}


def test_where_nothing_can_be_kept_pages_are_made_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a package that was installed by somebody else."""
    monkeypatch.setattr(ready.Ready, "_file", lambda _, bucket: tmp_path / "none" / bucket.key)
    monkeypatch.setattr(compiled, "_CODES", {})
    assert "index.html" in pages(example())
