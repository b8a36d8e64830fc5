"""The address of a line of the plan where it is edited: at GitHub, GitLab, Azure DevOps, Bitbucket, Gitea and Forgejo.

The address of a repository, or of a folder in it as a browser shows it, tells which of them it is; of a repository the
branch is the one that it shows by itself.
"""

from __future__ import annotations

import re
from posixpath import normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

from plankit.render.harmless import address

if TYPE_CHECKING:
    from collections.abc import Callable

NEWEST = "HEAD"
HOSTS = (
    ("github", re.compile(r"(?:^|\.)github\.|^github-")),
    ("gitlab", re.compile(r"(?:^|\.)gitlab\.|^gitlab-")),
    ("azure", re.compile(r"(?:^|\.)dev\.azure\.com$|\.visualstudio\.com$")),
    ("bitbucket", re.compile(r"^bitbucket\.org$")),
    ("gitea", re.compile(r"(?:^|\.)(?:gitea|forgejo)\.|^codeberg\.org$")),
)
"""Which forge it is, by the name of the host."""
FOLDERS = (
    ("gitlab", re.compile(r"(?P<repo>.+)/-/(?:tree|blob|edit)/(?P<branch>[^/]+)(?:/(?P<folder>.*))?")),
    ("gitea", re.compile(r"(?P<repo>.+)/src/branch/(?P<branch>[^/]+)(?:/(?P<folder>.*))?")),
    ("github", re.compile(r"(?P<repo>/[^/]+/[^/]+)/(?:tree|blob|edit)/(?P<branch>[^/]+)(?:/(?P<folder>.*))?")),
    ("bitbucket", re.compile(r"(?P<repo>/[^/]+/[^/]+)/src/(?P<branch>[^/]+)(?:/(?P<folder>.*))?")),
)
"""How each of them names a folder: that tells what it is, wherever it stands."""


class Source(NamedTuple):
    """Where a plan is edited: at which forge, in which repository, on which branch, in which folder."""

    forge: str
    repo: str
    branch: str
    folder: str

    def line(self, file: str, number: int) -> str:
        """The address of a line of one of the plan's files; "" where it is not known how the file lies in the repository."""
        path = normpath(f"{self.folder}{file}")
        above = path.startswith(("../", "/"))
        return "" if above else LINES[self.forge](self.repo, self.branch, quote(path), number)


def source(url: str | None, prefix: str) -> Source | None:
    """Where a plan with this address is edited; `prefix` leads from the top of its repository to it, as git has it."""
    plain = address(url)
    if not plain.lower().startswith(("https://", "http://")):
        return None
    parts = urlsplit(plain)
    if "@" in parts.netloc:
        return None
    host = f"{parts.scheme}://{parts.netloc}"
    path = parts.path.rstrip("/")
    if "/_git/" in path:
        query = parse_qs(parts.query)
        named = query.get("path", [""])[0].strip("/")
        branch = query.get("version", [""])[0].removeprefix("GB")
        return Source("azure", host + path, branch, f"{named}/" if named else prefix)
    for forge, pattern in FOLDERS:
        found = pattern.fullmatch(path)
        if found:
            folder = unquote(found["folder"] or "").strip("/")
            return Source(forge, host + found["repo"], found["branch"], f"{folder}/" if folder else prefix)
    forge = next((name for name, pattern in HOSTS if pattern.search(parts.hostname or "")), "")
    known = forge and forge != "azure" and path.count("/") > 1
    return Source(forge, host + path.removesuffix(".git"), NEWEST, prefix) if known else None


def _azure(repo: str, branch: str, path: str, number: int) -> str:
    version = f"&version=GB{branch}" if branch else ""
    return f"{repo}?path=/{path}{version}&line={number}&lineEnd={number + 1}&lineStartColumn=1&lineEndColumn=1"


def _gitea(repo: str, branch: str, path: str, number: int) -> str:
    where = "commit/HEAD" if branch == NEWEST else f"branch/{branch}"
    return f"{repo}/src/{where}/{path}#L{number}"


LINES: dict[str, Callable[[str, str, str, int], str]] = {
    "github": lambda repo, branch, path, number: f"{repo}/blob/{branch}/{path}#L{number}",
    "gitlab": lambda repo, branch, path, number: f"{repo}/-/blob/{branch}/{path}#L{number}",
    "azure": _azure,
    "bitbucket": lambda repo, branch, path, number: f"{repo}/src/{branch}/{path}#lines-{number}",
    "gitea": _gitea,
}
