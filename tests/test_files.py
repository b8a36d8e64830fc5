"""Where texts come from: which files are read, in which order, and what never is."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from plankit import files
from plankit.errors import MendableError
from plankit.files import Folder, Texts, Unread, folder, texts
from plankit.words import words

SPEAK = words("en")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A folder `plan` with one file, and a secret beside it."""
    (tmp_path / "secret.yaml").write_text("secret: 1\n")
    (tmp_path / "secret.csv").write_text("secret\n")
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "plan.yaml").write_text("plan: {}\n")
    return tmp_path / "plan"


def put(plan: Path, *names: str) -> None:
    """Put empty files into the plan."""
    for name in names:
        (plan / name).parent.mkdir(parents=True, exist_ok=True)
        (plan / name).write_text("")


def names(read: Texts) -> list[str]:
    """The names of the files that were read."""
    return [name for name, _ in read.files]


def told(read: Texts) -> list[tuple[str, str, str]]:
    """Rule, file and message of each problem."""
    return [(problem.rule, problem.at.file, SPEAK(problem.message)) for problem in read.problems]


def test_every_yaml_file_is_read_in_path_order(plan: Path) -> None:
    """Whatever the folders; other files and hidden ones are left alone."""
    put(plan, "b.yml", "a/z.yaml", "a.yaml", "a/b/c.YAML", "a/notes.md", ".hidden.yaml", ".git/x.yaml", "a-b.yaml")
    assert names(folder(plan)) == ["a-b.yaml", "a.yaml", "a/b/c.YAML", "a/z.yaml", "b.yml", "plan.yaml"]
    assert folder(plan).files[-1] == ("plan.yaml", b"plan: {}\n")
    assert told(folder(plan)) == []


def test_a_plan_may_be_one_file(plan: Path) -> None:
    """Then its folder is where its lists are."""
    put(plan, "other.yaml", "people.csv")
    read = folder(plan / "plan.yaml")
    assert (read.root, read.files) == (str(plan / "plan.yaml"), [("plan.yaml", b"plan: {}\n")])
    assert read.companion("people.csv") == b""


def test_ignored_files(plan: Path) -> None:
    """`.plankitignore` has the syntax of gitignore, folders and exceptions too."""
    put(plan, "drafts/a.yaml", "old.yaml", "x/old.yaml", "x/keep.yaml", "archive/deep/b.yaml", "archive/c.yaml")
    (plan / ".plankitignore").write_text(
        "\ufeff# drafts\ndrafts/\n/old.yaml\narchive/*\n!archive/c.yaml\nplan.yml\n", "utf-8"
    )
    assert names(folder(plan)) == ["archive/c.yaml", "plan.yaml", "x/keep.yaml", "x/old.yaml"]


def test_pathspec_is_loaded_only_where_it_is_needed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan that ignores nothing does not pay for it."""
    monkeypatch.setitem(sys.modules, "pathspec", None)
    assert names(folder(plan)) == ["plan.yaml"]
    put(plan, ".plankitignore")
    assert names(folder(plan)) == ["plan.yaml"]


def test_a_folder_without_a_plan(tmp_path: Path) -> None:
    """Nothing to read is a finding."""
    (tmp_path / "notes.md").write_text("")
    read = folder(tmp_path)
    assert told(read) == [("no-plan", ".", f"There is no plan in `{tmp_path}`: it holds no file that ends in `.yaml`.")]
    assert SPEAK(read.problems[0].remedy) == "Name the folder that holds the plan, or begin one with `plankit init`."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("plam", "There is no `{0}/plam`; is `{0}/plan` meant?"),
        ("plan.yaml", "There is no `{0}/plan.yaml`; is `{0}/plan` meant?"),
        ("zzz", "There is no `{0}/zzz`; name the folder that holds the plan, or begin one with `plankit init`."),
        (
            "no/where",
            "There is no `{0}/no/where`; name the folder that holds the plan, or begin one with `plankit init`.",
        ),
        ("secret.csv", "`{0}/secret.csv` is no YAML file; the files of a plan end in `.yaml`."),
    ],
)
def test_a_path_that_leads_nowhere(plan: Path, name: str, said: str) -> None:
    """The call is wrong, and the message knows what may have been meant."""
    with pytest.raises(MendableError) as raised:
        folder(plan.parent / name)
    assert SPEAK(raised.value.said) == said.format(plan.parent)


def test_links_out_of_the_plan_are_not_followed(plan: Path) -> None:
    """Neither to a file nor to a folder; links inside the plan are fine."""
    (plan / "in.yaml").symlink_to("plan.yaml")
    (plan / "out.yaml").symlink_to("../secret.yaml")
    (plan / "gone.yaml").symlink_to("nothing.yaml")
    (plan / "outside").symlink_to(plan.parent)
    (plan / "round").symlink_to(plan)
    (plan / "self.yaml").symlink_to("self.yaml")
    read = folder(plan)
    assert names(read) == ["in.yaml", "plan.yaml"]
    assert told(read) == [
        ("unreadable-file", "gone.yaml", "There is no file `gone.yaml` in the folder of the plan."),
        ("unreadable-file", "out.yaml", "`out.yaml` lies outside the folder of the plan."),
        ("unreadable-file", "outside", "`outside` lies outside the folder of the plan."),
        ("unreadable-file", "self.yaml", "`self.yaml` cannot be opened."),
    ]


def test_special_files_are_not_read(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits on a pipe, and nothing that is too large comes in."""
    os.mkfifo(plan / "pipe.yaml")
    (plan / "folder.yaml").mkdir()
    monkeypatch.setattr(files, "LARGEST", 1_000_000)
    (plan / "large.yaml").write_bytes(b"#" * 1_000_001)
    monkeypatch.chdir(plan)
    with socket.socket(socket.AF_UNIX) as held:
        held.bind("socket.yaml")
        read = folder(plan)
    assert names(read) == ["plan.yaml"]
    assert told(read) == [
        ("unreadable-file", "large.yaml", "`large.yaml` is larger than 1 MB."),
        ("unreadable-file", "pipe.yaml", "`pipe.yaml` is no ordinary file."),
        ("unreadable-file", "socket.yaml", "`socket.yaml` is no ordinary file."),
    ]


def test_what_may_not_be_opened(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file or folder without the right to read it is a finding, and the rest is read."""
    put(plan, "closed.yaml", "room/a.yaml")
    opened, scanned = Path.open, os.scandir

    def refuse(path: Path, *args: object, **more: object) -> object:
        if path.name in {"closed.yaml", "room"}:
            raise PermissionError
        return opened(path, *args, **more)

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "scandir", lambda path: refuse(path) if path.name == "room" else scanned(path))
    read = folder(plan)
    assert names(read) == ["plan.yaml"]
    assert told(read) == [
        ("unreadable-file", "room/", "`room/` cannot be opened."),
        ("unreadable-file", "closed.yaml", "`closed.yaml` cannot be opened."),
    ]


def test_names_that_cannot_be_shown(plan: Path) -> None:
    """Such a file is not read, and its name is told with codes."""
    put(plan, "a\n::error::b.yaml", "bell\x07.yaml", "é.yaml")
    (plan / os.fsdecode(b"caf\xe9.yaml")).write_text("")
    read = folder(plan)
    assert names(read) == ["plan.yaml", "é.yaml"]
    assert told(read) == [
        ("unreadable-file", name, f"The name `{name}` holds characters that cannot be shown.")
        for name in ("a\\n::error::b.yaml", "bell\\x07.yaml", "caf\\udce9.yaml")
    ]


OUTSIDE = [
    "../secret.csv", "x/../../secret.csv", "/etc/passwd", "C:\\secret.csv", "c:secret.csv", "\\\\server\\share\\a.csv", "..\\secret.csv",
    "", ".", "a\0b", "link.csv", "up/secret.csv", "//secret.csv",
]  # fmt: skip


@pytest.mark.parametrize("relative", OUTSIDE)
def test_lists_never_come_from_outside_the_plan(plan: Path, relative: str) -> None:
    """Whichever way the path or a link leads out."""
    (plan / "link.csv").symlink_to("../secret.csv")
    (plan / "up").symlink_to("..")
    found = folder(plan).companion(relative)
    assert isinstance(found, Unread)
    assert SPEAK(found.message) == f"`{relative}` lies outside the folder of the plan."


def test_lists_of_the_plan(plan: Path) -> None:
    """By their path from the plan's folder, with strokes of either kind."""
    put(plan, "lists/people.csv")
    (plan / "lists" / "people.csv").write_bytes(b"id\n")
    read = folder(plan)
    assert [read.companion(name) for name in ("lists/people.csv", "./lists/people.csv", "lists\\people.csv")] == [
        b"id\n"
    ] * 3
    gone = read.companion("lists/gone.csv")
    assert isinstance(gone, Unread)
    assert SPEAK(gone.message) == "There is no file `lists/gone.csv` in the folder of the plan."
    assert SPEAK(gone.remedy) == "Put the file there, or correct its name."
    special = read.companion("lists")
    assert isinstance(special, Unread)
    assert SPEAK(special.message) == "`lists` is no ordinary file."


def test_texts_in_memory() -> None:
    """The same without a folder, for rule pages and tests."""
    read: Texts = texts({"plan.yaml": "plan: é", "a/b.yml": b"roles: {}", "people.csv": "id\n"})
    assert read.files == [("a/b.yml", b"roles: {}"), ("plan.yaml", "plan: é".encode())]
    assert (read.root, read.problems, read.companion("people.csv")) == ("plan", [], b"id\n")
    assert isinstance(read.companion("gone.csv"), Unread)
    assert SPEAK(read.companion("../people.csv").message) == "`../people.csv` lies outside the folder of the plan."
    assert told(texts({})) == [("no-plan", ".", "There is no plan in `plan`: it holds no file that ends in `.yaml`.")]


def test_folders_and_memory_are_texts(plan: Path) -> None:
    """Both can be given where texts are wanted."""
    both: list[Texts] = [folder(plan), texts({"plan.yaml": "plan: {}\n"})]
    assert [names(read) for read in both] == [["plan.yaml"], ["plan.yaml"]]
    assert isinstance(both[0], Folder)


def test_a_pattern_that_names_nothing_is_a_finding(tmp_path: Path) -> None:
    """A `.plankitignore` that cannot be understood leaves nothing out, and says so."""
    (tmp_path / "plan.yaml").write_text("plankit: 1\n")
    (tmp_path / ".plankitignore").write_text("drafts/\n!\n")
    read = folder(tmp_path)
    assert [name for name, _ in read.files] == ["plan.yaml"]
    assert [(each.rule, each.at.file) for each in read.problems] == [("unreadable-file", ".plankitignore")]
