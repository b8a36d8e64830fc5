"""The texts of a plan at an earlier revision, out of git's store: nothing is checked out, nothing is written."""

from __future__ import annotations

import hashlib
import os
import posixpath
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plankit.files import (
    LARGEST,
    Above,
    Folder,
    Reading,
    Unread,
    absent,
    is_yaml,
    no_plan_above,
    outside,
    special,
    too_large,
)
from plankit.git import merge_base, repository
from plankit.reach import within_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from plankit.git import Repository

LINK = "120000"
BACK = 20
"""Changes that are gone back to find one at which all of the plan could be read."""
HOPS = 40
"""Links that are followed for one name, as systems do."""


class Blob(NamedTuple):
    """A file as git keeps it: what kind of file it is, and the name of its content."""

    mode: str
    oid: str


class Earlier(NamedTuple):
    """A plan as it was at a commit; without texts where there was none yet."""

    commit: str
    texts: Revision | None


class Revision(Reading):
    """Texts at a revision; what has not changed since is not asked of git again."""

    def __init__(self, repo: Repository, commit: str, tree: Mapping[str, Blob], head: Folder) -> None:
        """Read what `tree` names of a commit; `head` is the same plan as it stands now."""
        super().__init__(head.root)
        self.repo = repo
        self.commit = commit
        self.tree = tree
        self.head = head
        self.known = _by_oid(head, next(iter(tree.values())).oid)
        self.folders = {name[:end] for name in tree for end in range(len(name)) if name[end] == "/"}

    def read(self) -> Revision:
        """Read every file that counts, by the rules that hold for a folder."""
        links = (blob.oid for blob in self.tree.values() if blob.mode == LINK)
        names = [name for name in self.tree if not _hidden(name) and is_yaml(name)]
        self.known |= _contents(self.repo, {*links, *(self.tree[name].oid for name in names)} - self.known.keys())
        if self.head.alone:
            self.take(self.head.alone)
        else:
            left_out = self.left_out()
            kept = [*self._counted(left_out), *self._outside_git(name for name, _ in self.head.files)]
            self.take_all(kept)
        return self

    def _counted(self, left_out: Callable[[str], bool]) -> Iterator[str]:
        for name, blob in self.tree.items():
            if _hidden(name) or any(left_out(each) for each in _ways(name)):
                continue
            if is_yaml(name) or (blob.mode == LINK and self._leaves_for_a_folder(name)):
                yield name

    def _leaves_for_a_folder(self, name: str) -> bool:
        return self._resolved(name) is None and (self.head.base / name).is_dir()

    def _outside_git(self, names: Iterable[str]) -> list[str]:
        """The names that git is told to ignore: such a file has no history, so it counts as it is now."""
        strange = [name for name in names if name not in self.tree]
        if not strange:
            return []
        given = "\0".join(f"./{name}" for name in strange)
        answer = self.repo.ask("check-ignore", "-z", "--stdin", given=os.fsencode(given))
        return [name.removeprefix("./") for name in answer.names]

    def contents(self, name: str, said: str) -> bytes | Unread:
        """The bytes of a file at the revision, or what it is instead."""
        found = self._resolved(name)
        if found is None:
            return outside(said)
        blob = self.tree.get(found)
        if blob is None or blob.mode == LINK:
            if found in self.folders:
                return special(said)
            return self.head.contents(name, said) if self._outside_git([name]) else absent(said)
        if blob.oid not in self.known:
            self.known |= _contents(self.repo, {blob.oid})
        content = self.known[blob.oid]
        return too_large(said) if len(content) > LARGEST else content

    @property
    def key(self) -> str:
        """What tells this plan from all others: the commit, and where it stands in it."""
        return f"{self.commit}:{posixpath.normpath(posixpath.join(self.repo.prefix, self.head.alone))}"

    def above(self, way: str) -> Above | Unread:
        """The plan that this one built on, as it stood at the same commit."""
        there = within_tree(self.repo.prefix, way)
        if there is None:
            return no_plan_above(way)
        holding, alone = (posixpath.dirname(there), posixpath.basename(there)) if is_yaml(there) else (there, "")
        prefix = posixpath.relpath(f"/{holding}", f"/{self.repo.prefix}")
        return Above(f"{self.commit}:{there}", prefix, lambda: self._beside(way, holding, alone) or no_plan_above(way))

    def _beside(self, way: str, holding: str, alone: str) -> Revision | None:
        """Another plan at the same commit; None where there was none."""
        repo = self.repo._replace(prefix=f"{holding}/" if holding else "")
        tree = _tree(self.repo, self.commit, repo.prefix)
        if not any(is_yaml(name) and not _hidden(name) and name == (alone or name) for name in tree):
            return None
        found = self.head.above(way)
        now = found.read() if isinstance(found, Above) else found
        if not isinstance(now, Folder):
            return Revision(repo, self.commit, tree, Folder(self.head.base, alone)).read()
        return Revision(repo._replace(folder=now.base), self.commit, tree, now).read()

    def _resolved(self, name: str) -> str | None:
        """Where links lead; None where they lead out of the plan."""
        for _ in range(HOPS):
            link = next((each for each in _ways(name) if self._is_link(each)), None)
            if link is None:
                return name
            name = posixpath.normpath(
                posixpath.join(posixpath.dirname(link), self._target(link), name[len(link) + 1 :])
            )
            if name.startswith("../") or name in {".", ".."}:
                return None
        return name

    def _target(self, link: str) -> str:
        """Where a link leads, from its own folder."""
        target = os.fsdecode(self.known[self.tree[link].oid])
        if not target.startswith("/"):
            return target
        own = self.head.base.resolve() / posixpath.dirname(link)
        return os.path.relpath(target, own).replace(os.sep, "/")

    def _is_link(self, name: str) -> bool:
        return name in self.tree and self.tree[name].mode == LINK


def before(head: Folder, revision: str) -> Earlier:
    """The plan of `head` where its history parted from `revision`; whatever stands in the way is a MendableError."""
    repo = repository(head.base)
    return at_commit(repo, merge_base(repo, revision), head)


def older(head: Folder, commit: str) -> Iterator[tuple[date, Revision | None]]:
    """The plan as it was before `commit`, change by change, newest first; None where there was none yet.

    With each comes the day of the change that followed it.
    """
    repo = repository(head.base)
    log = repo.tell("log", "--first-parent", f"--max-count={BACK}", "--format=%H %cs", commit, "--", ".").line
    changes = [each.split(" ") for each in log.split("\n")]
    for (_, day), (before_it, _) in pairwise(changes):
        yield date.fromisoformat(day), at_commit(repo, before_it, head).texts
    first, day = changes[-1]
    if len(changes) < BACK and not repo.shallow:
        before_it = repo.ask("rev-parse", "--verify", "--quiet", f"{first}^").line
        yield date.fromisoformat(day), at_commit(repo, before_it, head).texts if before_it else None


def at_commit(repo: Repository, commit: str, head: Folder) -> Earlier:
    """The plan of `head` as it stood at a commit, where its folder was then."""
    tree = _tree(repo, commit, repo.prefix)
    if not any(is_yaml(name) and not _hidden(name) and name == (head.alone or name) for name in tree):
        tree = _moved(repo, commit, head)
    return Earlier(commit, Revision(repo, commit, tree, head).read() if tree else None)


def _tree(repo: Repository, commit: str, prefix: str = "") -> dict[str, Blob]:
    """Every file below a folder at a commit, by its path from there."""
    where = ("--", prefix) if prefix else ()
    tree: dict[str, Blob] = {}
    for row in repo.tell("--literal-pathspecs", "ls-tree", "-rz", "--full-tree", commit, *where).names:
        about, _, path = row.partition("\t")
        mode, kind, oid = about.split(" ")
        if kind == "blob":
            tree[path.removeprefix(prefix)] = Blob(mode, oid)
    return tree


def _moved(repo: Repository, commit: str, head: Folder) -> dict[str, Blob]:
    """The plan's files where they stood before their folder was moved or renamed; none where none of them is found."""
    whole = _tree(repo, commit)
    origins = [pair for pair in _origins(repo, commit, head, whole) if is_yaml(pair[0])]
    votes = Counter(old.removesuffix(name) for old, name in origins if f"/{old}".endswith(f"/{name}"))
    if votes and not head.alone:
        prefix = min(votes, key=lambda each: (-votes[each], each))
        return {path.removeprefix(prefix): blob for path, blob in whole.items() if path.startswith(prefix)}
    return {name: whole[old] for old, name in origins}


def _origins(repo: Repository, commit: str, head: Folder, whole: Mapping[str, Blob]) -> Iterator[tuple[str, str]]:
    """Where each file of the plan stood: a file of the same content, or what git takes for the same file."""
    if not whole:
        return
    known = _by_oid(head, next(iter(whole.values())).oid)
    names = {content: name for name, content in head.files if content}
    same = ((old, names[known[blob.oid]]) for old, blob in whole.items() if known.get(blob.oid))
    # What still stands where it stood was copied, not moved.
    yield from (
        (old, name) for old, name in same if not (head.base / posixpath.relpath(old, repo.prefix or ".")).exists()
    )
    rows = iter(repo.tell("diff", "--cached", "--raw", "-z", "-M", "--diff-filter=R", "--no-ext-diff", commit).names)
    for _ in rows:
        old, new = next(rows), next(rows)
        if new.removeprefix(repo.prefix) in names.values() and new.startswith(repo.prefix):
            yield old, new.removeprefix(repo.prefix)


def _by_oid(head: Folder, sample: str) -> dict[str, bytes]:
    """The files of a plan by the name that git gives to such content."""
    kind = "sha1" if len(sample) == hashlib.sha1(usedforsecurity=False).digest_size * 2 else "sha256"
    return {_oid(content, kind): content for _, content in head.files}


def _oid(content: bytes, kind: str) -> str:
    return hashlib.new(kind, b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


def _contents(repo: Repository, oids: Collection[str]) -> dict[str, bytes]:
    """Contents by name, in one question."""
    if not oids:
        return {}
    out = repo.tell("cat-file", "--batch", given="".join(f"{oid}\n" for oid in oids).encode()).out
    contents, place = {}, 0
    for oid in oids:
        end = out.index(b"\n", place)
        size = int(out[place:end].split()[2])
        contents[oid] = out[end + 1 : end + 1 + size]
        place = end + size + 2
    return contents


def _hidden(name: str) -> bool:
    return name.startswith(".") or "/." in name


def _ways(name: str) -> Iterator[str]:
    """The folders on the way to a file, without and with the stroke behind them, and the file itself."""
    for end in (index for index, character in enumerate(name) if character == "/"):
        yield name[:end]
        yield name[: end + 1]
    yield name
