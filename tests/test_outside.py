"""Lists brought into the plan: people, pages, readings and finished courses, with each mistake told in the list itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from judged import findings_of, index_of
from plankit.files import folder
from plankit.plan import load
from plankit.words import words
from written import written

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark%s}\n"
PEOPLE = (
    HEAD % ", people_from: people.csv" + "units: {hr: HR}\nroles: {editor: {title: Editor, holders: [anna, bas]}}\n"
)
SPEAK = words("en")


def told(files: dict[str, str | bytes]) -> list[tuple[str, str, int, str]]:
    """Rule, file, line and sentence of every error and warning of form."""
    found = findings_of(files, select=("file", "shape"))
    return [
        (each.rule, each.place.file, each.place.span.line, SPEAK(each.message))
        for each in found
        if each.severity != "hint"
    ]


def kpi(list_: str) -> dict[str, str | bytes]:
    """A plan with readings in a list."""
    return {
        "plan.yaml": HEAD % "" + "monitoring: {kpis: {visits: {title: Visits, readings: readings.csv}}}\n",
        "readings.csv": list_,
    }


def course(list_: str) -> dict[str, str | bytes]:
    """A plan with finished courses in a list."""
    return {
        "plan.yaml": HEAD % ""
        + "people: {anna: Anna}\ntraining: {courses: {pages: {title: Pages, completed: done.csv}}}\n",
        "done.csv": list_,
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_people(mark: str, encoding: str) -> None:
    """People of a list are people like any other, however Excel wrote the list."""
    rows = [
        ["id", "name", "email", "unit", "job", "employment", "from", "until", "hours_per_week"],
        ["anna", "Anna de Vriès", "anna@example.org", "hr", "Editor", "employee", "2020-01-01", "", "8"],
        ["bas", "Bas Kok", "", "", "", "", "2024", "2026-12", "7.5"],
    ]
    files = {"plan.yaml": PEOPLE, "people.csv": "".join(mark.join(row) + "\r\n" for row in rows).encode(encoding)}
    assert told(files) == []
    people = index_of(files).data.people
    anna, bas = people["anna"], people["bas"]
    assert (anna.name, anna.email, anna.unit, anna.job, anna.employment) == (
        "Anna de Vriès",
        "anna@example.org",
        "hr",
        "Editor",
        "employee",
    )
    assert (anna.from_, anna.until, anna.hours_per_week) == (date(2020, 1, 1), None, 8)
    assert (bas.email, bas.from_, bas.until, bas.hours_per_week) == (None, date(2024, 1, 1), date(2026, 12, 31), 7.5)


def test_people_under_other_column_names() -> None:
    """The plan says what the columns are called, and where the list begins."""
    files = {
        "plan.yaml": HEAD % ", people_from: {file: staff.csv, header_row: 3, columns: {id: Nr, name: Naam}}",
        "staff.csv": "Export of 1 November\n\nNr,Naam,Phone\nanna,Anna,123\n",
    }
    assert (told(files), list(index_of(files).data.people)) == ([], ["anna"])


def test_mistakes_in_a_list_of_people() -> None:
    """Each is told at its row and column, once, and the other people are there all the same."""
    files = {
        "plan.yaml": PEOPLE,
        "people.csv": "id,name,from,hours_per_week,unit\nanna,Anna,1-5-2026,much,hq\nanna,Again,,,\nBas,Bas,,,\nbas,,,-3,\n",
    }
    assert told(files) == [
        (
            "invalid-value",
            "people.csv",
            2,
            "`1-5-2026` is not a date. Write `2026-10-01`, or roughly `2026-10`, `2026-Q4` or `2026`.",
        ),
        ("invalid-value", "people.csv", 2, "`hours_per_week` takes a number, and “much” is none."),
        ("unknown-reference", "people.csv", 2, "There is no unit `hq`."),
        ("duplicate-entry", "people.csv", 3, "`anna` stands twice in this list; the first one counts."),
        (
            "invalid-id",
            "people.csv",
            4,
            "`Bas` cannot be an id: an id is lower-case letters, digits and single hyphens.",
        ),
        ("missing-key", "people.csv", 5, "bas has no `name`."),
        ("invalid-value", "people.csv", 5, "`hours_per_week` is -3, which is too low."),
    ]


def test_somebody_in_the_list_and_in_a_file() -> None:
    """The one in the plan's own file counts, and both places are named."""
    files = {"plan.yaml": PEOPLE + "people: {anna: Another}\n", "people.csv": "id,name\nanna,Anna\nbas,Bas\n"}
    assert told(files) == [
        ("duplicate-entry", "people.csv", 2, "`anna` stands in two files; the one in plan.yaml counts.")
    ]
    assert {id_: each.name for id_, each in index_of(files).data.people.items()} == {"anna": "Another", "bas": "Bas"}


@pytest.mark.parametrize(
    ("list_", "sentence"),
    [
        (None, "There is no file `people.csv` in the folder of the plan."),
        ("", "This list is empty; not even the names of its columns stand in it."),
        ("naam\nAnna\n", "There is no column `id` in this list; there are naam."),
        ('id,name\nanna,"Anna\nbas,Bas\n', "The double quotes in this row do not match; the list is read no further."),
    ],
)
def test_a_list_of_people_that_cannot_be_read(list_: str | None, sentence: str) -> None:
    """It is one mistake: nobody who may stand in that list is said to be unknown."""
    files = {"plan.yaml": PEOPLE} | ({} if list_ is None else {"people.csv": list_})
    assert [(rule, text) for rule, _, _, text in told(files)] == [("invalid-value", sentence)]


@pytest.mark.parametrize(
    "naming",
    [
        "[people.csv]",
        "3",
        "{file: [people.csv]}",
        "{columns: {id: Nr}}",
        "{file: people.csv, header_row: x, columns: [id]}",
    ],
)
def test_a_list_of_people_that_is_named_in_a_wrong_way(naming: str) -> None:
    """What is wrong with the naming is told in the plan, and nothing breaks."""
    files = {"plan.yaml": HEAD % f", people_from: {naming}", "people.csv": "id,name\nanna,Anna\n"}
    assert {(rule, file, line) for rule, file, line, _ in told(files)} <= {
        (rule, "plan.yaml", 2) for rule in ("wrong-type", "invalid-value", "missing-key")
    }
    assert told(files) != []


def test_pages() -> None:
    """Pages of all inventories, in order; a row without an address is no page."""
    files = {
        "plan.yaml": HEAD % "" + "content: {inventory: [a.csv, b.csv]}\n",
        "a.csv": "url,title,owner,last_edited\n/hr,HR,anna,2025-10\n,Nothing,,\n/x,X,,yesterday\n",
        "b.csv": "url\nhttps://intranet.example/y\n",
    }
    assert told(files) == [
        (
            "invalid-value",
            "a.csv",
            4,
            "`yesterday` is not a date. Write `2026-10-01`, or roughly `2026-10`, `2026-Q4` or `2026`.",
        )
    ]
    pages = index_of(files).plan.pages
    assert [page[:4] for page in pages] == [
        ("/hr", "HR", "anna", date(2025, 10, 1)),
        ("/x", "X", "", None),
        ("https://intranet.example/y", "", "", None),
    ]
    assert [(page.at.file, page.at.span.line) for page in pages] == [("a.csv", 2), ("a.csv", 4), ("b.csv", 2)]


def test_readings() -> None:
    """A rough date is its last day, a percent sign and a comma are fine, and a month without a value is to come yet."""
    files = kpi('date,value\n2026-01-31,61%\n2026-02,"60,5"\n2026-03-31,\n2026-04,-3\n')
    assert told(files) == []
    readings = index_of(files).data.monitoring.kpis["visits"].readings
    assert readings.on == {date(2026, 1, 31): 61, date(2026, 2, 28): 60.5, date(2026, 4, 30): -3}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("2026-02-28,n/a", "“n/a” is not a number."),
        ("2026-02-28,inf", "“inf” is not a number."),
        ("2026-02-28,nan", "“nan” is not a number."),
        ("2026-02-28,1_000", "“1_000” is not a number."),
        ("2026-02-28," + "9" * 400, f"“{'9' * 400}” is not a number."),
        ("february,60", "`february` is not a date. Write `2026-10-01`, or roughly `2026-10`, `2026-Q4` or `2026`."),
        (",60", "The column `date` is empty in this row."),
        ("2026-01,60", "`2026-01` stands twice in this list; the first one counts."),
    ],
)
def test_a_reading_that_is_none(row: str, sentence: str) -> None:
    """It is told in its row, and the others count."""
    files = kpi(f"date,value\n2026-01-31,61\n{row}\n")
    assert [(file, line, text) for _, file, line, text in told(files)] == [("readings.csv", 3, sentence)]
    assert index_of(files).data.monitoring.kpis["visits"].readings.on == {date(2026, 1, 31): 61}


def test_finished_courses() -> None:
    """Who has no day yet has not finished; who does not exist is told in the list."""
    files = course("person,on\nanna,2026-01-31\nanna,\nzoe,2026-02-01\n,2026-02-01\nanna,soon\n")
    assert told(files) == [
        ("unknown-reference", "done.csv", 4, "There is no person `zoe`."),
        ("invalid-value", "done.csv", 5, "The column `person` is empty in this row."),
        (
            "invalid-value",
            "done.csv",
            6,
            "`soon` is not a date. Write `2026-10-01`, or roughly `2026-10`, `2026-Q4` or `2026`.",
        ),
    ]
    done = index_of(files).data.training.courses["pages"].completed.by
    assert [(each.person, each.on) for each in done] == [
        ("anna", date(2026, 1, 31)),
        ("zoe", date(2026, 2, 1)),
        ("anna", None),
    ]


def test_columns_that_are_not_there() -> None:
    """A column that is missing is told once, and not again for each row."""
    for files in (course("person,day\nanna,2026-01-31\nanna,soon\n"), kpi("date,number\n2026-01-31,61\nsoon,x\n")):
        assert [line for _, _, line, _ in told(files)] == [1]


def test_lists_on_disk_never_leave_the_plan(tmp_path: Path) -> None:
    """What lies outside is not read, also not by a link, and what is found says so at the naming."""
    written(tmp_path, {"secret.csv": "id,name\nroot,Secret\n", "plan/plan.yaml": PEOPLE})
    (tmp_path / "plan" / "people.csv").symlink_to("../secret.csv")
    plan = load(folder(tmp_path / "plan"))
    assert [(SPEAK(each.message), str(each.at)) for each in plan.problems] == [
        ("`people.csv` lies outside the folder of the plan.", "plan.people_from")
    ]
    assert plan.data.people == {}


def test_an_inventory_without_its_column_is_told() -> None:
    """A list of pages that lost the column of addresses is a finding, and gives no pages."""
    files = {"plan.yaml": HEAD + "content: {inventory: [pages.csv]}\n", "pages.csv": "title,owner\nHR,anna\n"}
    index = index_of(files)
    assert (index.plan.pages, [each.rule for each in index.plan.problems]) == ([], ["invalid-value"])
