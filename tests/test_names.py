"""Finding entries by what people call them: the surest way counts, several are told apart, and a stranger is told so."""

from __future__ import annotations

from datetime import date

import pytest

from plankit import shape
from plankit.errors import MendableError
from plankit.files import texts
from plankit.index import Index
from plankit.names import candidates, find, plain_words
from plankit.plan import load
from plankit.words import words

PLAN = """\
plankit: 1
plan: {title: P, organization: O}
people:
  anna: {name: Anna de Wit}
  anna-k: {name: Anna Kőszegi}
  noor: {name: Noor van den Berg}
units: {hr: {title: Personeel}}
roles:
  editor: {title: Editor}
  chief: {title: {nl: Hoofdredacteur, en: Editor-in-chief}}
ownership:
  decisions:
    home-page: {title: What stands on the home page}
    new-group: {title: {en: Opening a group, nl: Een groep openen}}
    close-group: {title: Closing a group}
content: {areas: {news: {title: News}, hr: {title: HR pages}}, lifecycle: {news: {title: News items}}}
policies: {photos: {title: Photos and film}, "to": {title: To the point}}
"""
PARTIES = ("person", "unit", "supplier", "role", "body")
OTHERS = tuple(kind for kind in shape.collections().values() if kind not in PARTIES)


@pytest.fixture(scope="module")
def index() -> Index:
    """The plan that is asked."""
    day = date(2026, 11, 24)
    return Index(load(texts({"plan.yaml": PLAN})), day, day)


def found(index: Index, asked: str, *groups: tuple[str, ...], of: str = "") -> str:
    """What is meant, or what is said instead; `~` where a slip was forgiven."""
    try:
        each = find(asked, *(candidates(index, kinds) for kinds in groups or (PARTIES, OTHERS)), of=of)
    except MendableError as error:
        return words("en")(error.said)
    return f"{'' if each.sure else '~'}{each.candidate.kind} {each.candidate.id}"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("anna", "person anna"),
        ("Anna de Wit", "person anna"),
        ("ANNA  WIT", "person anna"),
        ("koszegi", "person anna-k"),
        ("van den Berg", "person noor"),
        ("editor", "role editor"),
        ("editor in chief", "role chief"),
        ("hoofdredacteur", "role chief"),
        ("hoofdred", "role chief"),
        ("hr", "unit hr"),
        ("content.areas.hr", "area hr"),
        ("hr pages", "area hr"),
        ("home page", "decision home-page"),
        ("homepage", "decision home-page"),
        ("the home-page!", "decision home-page"),
        ("groep openen", "decision new-group"),
        ("open group", "decision new-group"),
        ("opening of groups", "~decision new-group"),
        ("hofdredacteur", "~role chief"),
        ("photo", "policy photos"),
        ("to", "policy to"),
        ("on the point", "policy to"),
    ],
)
def test_the_one_that_is_meant(index: Index, asked: str, meant: str) -> None:
    """By id and place, in either language, without accents and small words, by beginnings, in compounds, with a slip."""
    assert found(index, asked) == meant


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("news", "`news` may mean “News” (content.areas.news) or “News items” (content.lifecycle.news). "),
        ("ann", "`ann` may mean “Anna de Wit” (anna) or “Anna Kőszegi” (anna-k). "),
        ("group", "`group` may mean “Opening a group” (new-group) or “Closing a group” (close-group). "),
    ],
)
def test_several_may_be_meant(index: Index, asked: str, said: str) -> None:
    """The candidates are named, by their place where they have one id."""
    assert found(index, asked) == f"{said}Name the one you mean by what stands in brackets."


def test_very_many_may_be_meant() -> None:
    """Six are named and the others counted."""
    people = ", ".join(f"p{number}: Anna {number}" for number in range(9))
    day = date(2026, 11, 24)
    many = Index(load(texts({"plan.yaml": f"plankit: 1\npeople: {{{people}}}\n"})), day, day)
    assert found(many, "anna") == (
        "`anna` may mean “Anna 0” (p0), “Anna 1” (p1), “Anna 2” (p2), “Anna 3” (p3), “Anna 4” (p4), “Anna 5” (p5), "
        "or 3 others. Name the one you mean by what stands in brackets."
    )


@pytest.mark.parametrize(
    ("asked", "kinds", "of", "said"),
    [
        ("wit anke", PARTIES, "", "Nothing in this plan is called `wit anke`; is “Anna de Wit” (anna) meant?"),
        (
            "colour of pages",
            ("decision",),
            "decision",
            "No decision right in this plan is called `colour of pages`. Try a word of the name or title.",
        ),
        (
            "page colour",
            ("decision",),
            "decision",
            "No decision right in this plan is called `page colour`; is “What stands on the home page” (home-page) meant?",
        ),
        ("zzz", ("person",), "person", "Nobody in this plan is called `zzz`. Try a word of the name or title."),
        ("editr chief", ("role",), "role", "~role chief"),
        ("", ("role",), "role", "No role in this plan is called ``. Try a word of the name or title."),
        ("…", ("role",), "role", "No role in this plan is called `…`. Try a word of the name or title."),
    ],
)
def test_nothing_is_called_so(index: Index, asked: str, kinds: tuple[str, ...], of: str, said: str) -> None:
    """One sentence, with the nearest names where there are any."""
    assert found(index, asked, kinds, of=of) == said


def test_what_is_asked_for_first_has_it(index: Index) -> None:
    """Of two groups that know a name equally well the first has it; the surer one has it before the first."""
    assert [found(index, "hr", first, other) for first, other in ((PARTIES, OTHERS), (OTHERS, PARTIES))] == [
        "unit hr",
        "area hr",
    ]
    assert found(index, "personeel", OTHERS, PARTIES) == "unit hr"


def test_words_without_what_matters_little() -> None:
    """Case, accents, marks and small words go; where nothing is left, they stay."""
    assert [plain_words(text) for text in ("Één van de Pagina's", "de", "ﬁlm_2", "·")] == [
        ("pagina", "s"),
        ("de",),
        ("film", "2"),
        (),
    ]
