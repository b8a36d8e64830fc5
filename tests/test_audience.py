"""Audiences and how people appear: what is kept back stays back in every format, and the rest stays right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from curtained import ID, JOB, MAIL, NAME, NOTE, REASON, RECORD, STRANGER, behind, outputs, whole
from gitted import Repo
from plankit.curtain import AUDIENCES, PEOPLE, Curtain, drawn, remaining
from plankit.curtain.faces import faces_of, initials
from plankit.curtain.mentions import Mention, Mentions
from plankit.files import texts
from plankit.findings import At, at
from plankit.index import Index
from plankit.plan import load
from plankit.views import Given, all_pages
from plankit.words import Said, words
from rendered import example, given, pages

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 24)
EVERYBODY = [Curtain(audience, people) for audience in AUDIENCES for people in PEOPLE]


def kept_from(curtain: Curtain) -> set[str]:
    """The words that may stand in nothing that is made behind a curtain."""
    found = set()
    if curtain.audience != "team":
        found |= {NOTE, REASON}
    if curtain.audience == "staff":
        found |= {RECORD}
    if curtain.people != "names":
        found |= {"zyxanna", "qwertman", MAIL, JOB, REASON, ID, STRANGER}
    return found if curtain.shows_emails else found | {MAIL}


@pytest.mark.parametrize("curtain", [*EVERYBODY, Curtain("staff", "names", emails=True)], ids=str)
def test_what_is_kept_back_stands_nowhere(curtain: Curtain) -> None:
    """No output of any format holds a word that this audience does not get to see."""
    kept = {each.casefold() for each in kept_from(curtain)}
    found = {(word, name) for name, text in outputs(curtain) for word in kept if word in text.casefold()}
    assert found == set()


def test_the_team_sees_everything() -> None:
    """What is looked for above is really there, and shown to the team in full."""
    text = "\n".join(text for _, text in outputs(Curtain("team")))
    missing = {word for word in (NAME, MAIL, NOTE, JOB, RECORD, ID, STRANGER) if word.casefold() not in text.casefold()}
    assert missing == set()


@pytest.mark.parametrize(
    ("curtain", "hidden", "only"),
    [
        (Curtain("team"), set(), set()),
        (Curtain("staff"), {"notes", "manage", "audit", "board"}, set()),
        (
            Curtain("board"),
            {"notes", "content", "policies", "responsibilities", "roles", "support", "training", "people"},
            {"board", "open", "ownership", "strategy", "monitoring", "roadmap", "index"},
        ),
        (Curtain("staff", "roles"), {"notes", "manage", "audit", "board"}, set()),
    ],
    ids=lambda each: "-".join(sorted(each)) if isinstance(each, set) else str(each),
)
def test_pages_for_an_audience(curtain: Curtain, hidden: set[str], only: set[str]) -> None:
    """Each audience has its pages, and nobody has a page where people appear by their roles."""
    made = all_pages(behind(curtain))
    paths = {page.path for page in made}
    assert paths.isdisjoint(hidden)
    assert only <= paths
    assert any(page.template == "person" for page in made) == (
        curtain.audience != "board" and curtain.people != "roles"
    )


def test_findings_are_for_the_team() -> None:
    """Colleagues see what is vacant, and not what is wrong with the plan; that it has errors is told to all."""
    material = given("plankit: 1\nplan: {title: Plan, organization: Org}\nroles: {editor: {title: Editor}}", found=True)
    index, findings = drawn(material.index, material.findings, Curtain("staff"))
    shown = Given(index, findings, "staff", "names", material.wrong)
    page = pages(shown)["open.html"]
    assert "Nobody answers for" in pages(material)["open.html"]
    assert "Nobody answers for" not in page
    assert "This plan has 1 error" in page
    assert "vacant" in page


def test_findings_name_nobody_where_people_have_initials() -> None:
    """Messages, remedies, places and suggestions say the other names; nothing is left from which one may guess."""
    real = behind(Curtain("team")).findings
    told = behind(Curtain("team", "initials")).findings
    assert len(real) == len(told)
    assert ID in repr(real)
    assert NAME in repr(real)
    for word in (ID, "Zyxanna", MAIL, JOB, STRANGER):
        assert word not in repr([each._replace(message=_filled(each.message)) for each in told])
    mine = [one for one, other in zip(real, told, strict=True) if ID in one.at]
    assert mine
    assert not {one.fingerprint for one in mine} & {each.fingerprint for each in told}


def _filled(said: Said) -> Said:
    return said._replace(params=tuple((key, words("en").value(value)) for key, value in said.params))


TEAM = """
plankit: 1
plan: {title: Plan, organization: Org, language: nl}
people:
  jan: Jan de Boer
  jb: {name: Jip Bakker}
  joke: {name: "Joke-Marie d'Boer"}
  emile: Émile Žák
  yan: {name: 王小明}
  gone: {name: Gerda Groen, until: 2026-01-01}
roles:
  editor: {title: Redacteur, holders: [jan, jb, gone]}
  lead: {title: {nl: Leider, en: Lead}, holders: [joke, jan]}
units: {colleague-1: {title: A unit}, colleague-jdb: {title: Another}}
"""


def faces(people: str) -> dict[str, tuple[str, object]]:
    """Everybody's id and name behind a curtain."""
    index = given(TEAM).index
    return {person: tuple(face) for person, face in faces_of(index, people).items()}


def test_initials() -> None:
    """The first letters of all parts, numbered where two have the same; ids that nobody else has."""
    assert faces("initials") == {
        "jan": ("colleague-jdb-2", "JdB"),
        "jb": ("colleague-jb", "JB"),
        "joke": ("colleague-jmdb", "JMdB"),
        "emile": ("colleague-ez", "ÉŽ"),
        "yan": ("colleague-5", "王"),
        "gone": ("colleague-gg", "GG"),
    }


def test_roles_for_names() -> None:
    """The title of the first role that somebody holds; a number where several do, or where none is held."""
    assert faces("roles") == {
        "jan": ("colleague-1-2", "Redacteur 1"),
        "jb": ("colleague-2", "Redacteur 2"),
        "joke": ("colleague-3", {"nl": "Leider", "en": "Lead"}),
        "emile": ("colleague-4", {"en": "Colleague 1", "nl": "Collega 1"}),
        "yan": ("colleague-5", {"en": "Colleague 2", "nl": "Collega 2"}),
        "gone": ("colleague-6", {"en": "Colleague 3", "nl": "Collega 3"}),
    }


@tried(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=8), st.sampled_from(["initials", "roles"]))
def test_faces_are_told_apart(names: list[str], people: str) -> None:
    """Whatever people are called, no two have one id, and none has that of another party."""
    index = given(TEAM).index
    entry = index.data.people["jan"]
    index.data.__dict__["people"] = {f"p{number}": _called(entry, name) for number, name in enumerate(names)}
    found = faces_of(index, people)
    ids = [face.id for face in found.values()]
    assert len({*ids, "colleague-1", "colleague-jdb", "editor", "lead"}) == len(names) + 4
    assert all(face.name for face in found.values())


def _called(entry: object, name: str) -> object:
    from copy import copy

    made = copy(entry)
    made.__dict__ = {**entry.__dict__, "name": name}
    return made


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ask Anna de Wit.", "Ask AdW."),
        ("ANNA DE WIT and anna de wit", "AdW and AdW"),
        ("Ask Anna\nde   Wit", "Ask AdW"),
        ("Ask Anna\N{NO-BREAK SPACE}de\N{NO-BREAK SPACE}Wit", "Ask AdW"),
        ("Anna de Wits plan, Anna de Wit's plan", "AdWs plan, AdW's plan"),
        ("https://x.example/people/anna-de-wit#top", "https://x.example/people/AdW#top"),
        ("https://x.example/?q=Anna%20de%20Wit+x", "https://x.example/?q=AdW+x"),
        ("_Anna de Wit_ and **Anna de Wit**", "_AdW_ and **AdW**"),
        ("Johanna de Wit and Anna de Witte", "Johanna de Wit and Anna de Witte"),
        ("Anna de Wit-Jansen", "AdWJ"),
        ("mail a.dewit@x.example, or A.DeWit@x.example", "mail AdW, or AdW"),
        ("mail anna.de.wit@y.example", "mail MAIL"),
        ("Roos knows; roos is a flower; Rooster", "R knows; roos is a flower; Rooster"),
        ("René Déjà is here", "RD is here"),
        (normalize("NFD", "René Déjà is here"), "RD is here"),
        ("Jo and nobody", "Jo and nobody"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_mentions(text: str, shown: str) -> None:
    """Full names and addresses in texts give way, however they are written; other words stay."""
    known = {
        "Anna de Wit": "AdW",
        "Anna de Wit-Jansen": "AdWJ",
        "a.dewit@x.example": "AdW",
        "anna.de.wit@y.example": "MAIL",
        "Roos": "R",
        "René Déjà": "RD",
        "Jo": "J",
    }
    mentions = Mentions([Mention(name, instead) for name, instead in known.items()], "nl")
    assert mentions.out(text) == shown


def test_mentions_speak_the_language_of_the_text() -> None:
    """In a text of two languages each says it its own way; elsewhere the plan's language counts."""
    mentions = Mentions([Mention("Anna de Wit", {"nl": "Leider", "en": "Lead \\1"})], "nl")
    assert [mentions.out("Anna de Wit", each) for each in ("en", "nl", None)] == ["Lead \\1", "Leider", "Leider"]


@tried(st.text(), st.text(min_size=3))
def test_a_name_is_gone_whatever_it_is(around: str, name: str) -> None:
    """A name that stands by itself in a text is not found in it any more, and is no regular expression."""
    shown = Mentions([Mention(name, "?")], None).out(f"{around} {name} {around}")
    if len(initials(name)) >= 2 and all(part.isascii() for part in name):
        assert f" {name} " not in shown


def test_nobody_is_told_where_parts_of_names_are_left() -> None:
    """What cannot be replaced for sure is pointed out: the text, and the word in it."""
    plan = TEAM + "policies: {p: {title: Jip writes, because: Gerda Groen said so, purpose: De groene map}}"
    index = given(plan).index
    shown, _ = drawn(index, (), Curtain("staff", "initials"))
    assert [(each.word, str(each.at)) for each in remaining(index, shown)] == []
    plan = plan.replace("Jip writes", "Gerda writes")
    index = given(plan).index
    shown, _ = drawn(index, (), Curtain("staff", "roles"))
    assert [(each.word, str(each.at)) for each in remaining(index, shown)] == [("Gerda", "policies.p.title")]


def test_nothing_is_drawn_for_the_team() -> None:
    """Where nothing is kept back, the plan is the plan itself."""
    index = whole()
    assert drawn(index, (), Curtain("team"))[0] is index
    assert drawn(index, (), Curtain("staff"))[0] is not index
    assert NOTE in repr(index.data)


def test_who_answers_stays_so() -> None:
    """Behind every curtain the same owners are held and the same are not."""
    index = example().index
    for curtain in EVERYBODY:
        shown, _ = drawn(index, (), curtain)
        real = [(index.answer(each.id).broken, len(index.answer(each.id).people)) for each in index.chains.owners]
        there = [(shown.answer(each.id).broken, len(shown.answer(each.id).people)) for each in shown.chains.owners]
        if curtain.audience != "staff":
            assert there == real
        assert set(there) == set(real)


def test_places_are_the_same() -> None:
    """Places are told as they are, but for a file that is called after somebody."""
    files = {"plan.yaml": TEAM.replace("  jan: Jan de Boer\n", ""), "people/jan.yaml": "people:\n  jan: Jan de Boer\n"}
    index = Index(load(texts(files)), TODAY, TODAY)
    shown, _ = drawn(index, (), Curtain("staff", "initials"))
    assert index.plan.place(at("people", "jan")).file == "people/jan.yaml"
    assert shown.plan.place(at("people", "colleague-jdb-2")).file == "people/colleague-jdb-2.yaml"
    assert shown.plan.place(At(("roles", "editor", "title"))) == index.plan.place(At(("roles", "editor", "title")))
    assert index.plan.line("people/jan.yaml", 2) == "  jan: Jan de Boer"
    assert shown.plan.line("people/jan.yaml", 2) == ""


def test_what_staff_may_read_of_people() -> None:
    """Names, units, jobs and roles; addresses only where wanted, and never why somebody is away."""
    person = pages(_shown(Curtain("staff")), "markdown")["people/tessa.md"]
    wanted = pages(_shown(Curtain("staff", emails=True)), "markdown")["people/tessa.md"]
    assert "Tessa Lammers" in person
    assert "HR adviser" in person
    assert "Long leave" not in person
    assert "t.lammers@" not in person
    assert "t.lammers@" in wanted


def _shown(curtain: Curtain) -> Given:
    whole_ = example()
    index, findings = drawn(whole_.index, whole_.findings, curtain)
    return Given(index, findings, curtain.audience, curtain.people, whole_.wrong)


def test_pages_of_people_have_other_addresses() -> None:
    """With initials nobody's id stands in the address of a page; by roles there is no page at all, nor a link to one."""
    by_initials, by_role = (pages(_shown(Curtain("staff", each)), "markdown") for each in ("initials", "roles"))
    assert "people/colleague-tl.md" in by_initials
    assert "people/tessa.md" not in by_initials
    assert [path for path in by_role if path.startswith("people/")] == []
    assert "](people/" not in "".join(by_role.values())
    assert "Content owner HR 1" in by_role["roles/hr-content-owner.md"]


def test_notes_have_a_page() -> None:
    """The team finds its notes on one page, under the entries they are about."""
    plan = TEAM + "policies: {lamp: {title: Lamp, internal: Costs *too* much}}\n"
    material = given(plan.replace("title: Redacteur,", "title: Redacteur, internal: Hard to fill,"))
    page = pages(material, "markdown")["notes.md"]
    assert "- [Redacteur](roles/editor.md): Hard to fill" in page
    assert "Costs \\*too\\* much" in page
    assert "notes.md" not in pages(given(TEAM), "markdown")


@pytest.mark.parametrize(
    ("internal", "only", "note"),
    [
        ("true", True, None),
        ("false", False, None),
        ("", False, None),
        ("Hard to fill", False, "Hard to fill"),
        ("{nl: Lastig, en: Hard}", False, {"nl": "Lastig", "en": "Hard"}),
    ],
)
def test_a_note_under_a_role(internal: str, only: bool, note: object) -> None:
    """In a role `internal` says whether it is for employees only; a text there is a note as everywhere else."""
    plan = load(texts({"plan.yaml": f"roles:\n  editor:\n    title: Editor\n    internal: {internal}\n"}))
    role = plan.data.roles["editor"]
    assert (role.internal, role.internal_note) == (only, note)
    assert [each.at for each in plan.problems if each.at.route[0] == "roles"] == []


@pytest.mark.parametrize("internal", ["ja", "No", "{de: Schwer}", "3", "[a]"])
def test_a_mistyped_yes_is_no_note(internal: str) -> None:
    """What is meant as yes or no, and what is no text at all, is a finding as before."""
    plan = load(texts({"plan.yaml": f"roles:\n  editor:\n    title: Editor\n    internal: {internal}\n"}))
    assert [str(each.at) for each in plan.problems if each.at.route[0] == "roles"] == ["roles.editor.internal"]


def test_render_is_for_colleagues_unless_told(call, tmp_path: Path) -> None:
    """Without options no address, note or finding of the team is published; each option does what it says."""
    (tmp_path / "plan.yaml").write_text(
        "plankit: 1\nplan: {title: Plan, organization: Org, internal: Hush}\n"
        "people: {anna: {name: Anna de Wit, email: anna@x.example}}\n"
        "roles: {editor: {title: Editor, holders: [anna], purpose: Anna is quick}}\n",
        "utf-8",
    )

    def made(*options: str) -> str:
        ran = call("render", "plan.yaml", "--to", "json", "--out", "plan.json", *options, cwd=tmp_path)
        assert ran.code == 0, ran.err
        return ran.err + (tmp_path / "plan.json").read_text("utf-8")

    assert [word in made() for word in ("Anna de Wit", "anna@x", "Hush")] == [True, False, False]
    assert "anna@x" in made("--emails")
    assert [word in made("--audience", "team") for word in ("anna@x", "Hush")] == [True, True]
    by_role = made("--people", "roles")
    assert "Anna de Wit" not in by_role
    assert "In 1 text a part of somebody's name may still be read: “Anna” in `roles.editor.purpose`." in by_role


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--audience", "public"), "`--audience` takes one of `staff`, `team`, `board`; `public` is none of them."),
        (("--people", "none"), "`--people` takes one of `names`, `initials`, `roles`; `none` is none of them."),
        (("--people", "initials", "--emails"), "`--emails` would tell whose `initials` they are."),
    ],
)
def test_what_cannot_be_asked(call, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    """A mistyped audience or way to show people is refused in one sentence, and nothing is written."""
    (tmp_path / "plan.yaml").write_text(TEAM, "utf-8")
    ran = call("render", "plan.yaml", "--to", "markdown", "--out", "out", *options, "--lang", "en", cwd=tmp_path)
    assert ran.code == 2
    assert said in ran.err
    assert not (tmp_path / "out").exists()


def test_minutes_do_not_tell_what_a_note_says(call, tmp_path: Path) -> None:
    """What changed is told for a pull request or minutes, which others read; a note is said to be there, and no more."""
    first = "plankit: 1\nroles: {editor: {title: Editor, internal: Hush}, lead: {title: Lead, internal: Psst}}\n"
    later = first.replace("internal: Hush", "internal: Hush now").replace(
        ", internal: Psst}", "}, web: {title: Web, internal: Hist}"
    )
    repo = Repo(tmp_path)
    repo.commit({"plan.yaml": first})
    repo.write({"plan.yaml": later})
    told = call("diff", "HEAD", "plan.yaml", "--format", "note", "--lang", "en", cwd=tmp_path).out
    assert "The role “Editor” \\(editor\\), note of the team: changed, and told only in the plan itself." in told
    assert "The role “Lead” \\(lead\\), note of the team: taken out, and told only in the plan itself." in told
    assert not any(word in told for word in ("Hush", "Psst", "Hist"))
