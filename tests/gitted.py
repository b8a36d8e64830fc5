"""Real git repositories, made for a test and looked at by the real program."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WHO = {
    "GIT_AUTHOR_NAME": "Team",
    "GIT_AUTHOR_EMAIL": "team@example.org",
    "GIT_COMMITTER_NAME": "Team",
    "GIT_COMMITTER_EMAIL": "team@example.org",
}


class Repo:
    """A repository in a folder: files are written, commits are made."""

    def __init__(self, folder: Path, *options: str) -> None:
        """Begin one, with the branch `main`."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *words: str, day: str = "2026-11-01") -> str:
        """Run git in it; what it says."""
        import os

        when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00"}
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=os.environ | WHO | when, capture_output=True, check=False
        )
        assert done.returncode == 0, f"git {words}: {done.stderr.decode()}"
        return done.stdout.decode().removesuffix("\n")

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files, or remove those without content."""
        for name, content in files.items():
            path = self.folder / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(
        self, files: Mapping[str, str | bytes | None] = {}, title: str = "Change", day: str = "2026-11-01"
    ) -> str:
        """Write files and commit all there is; the name of the commit."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", title, day=day)
        return self.git("rev-parse", "HEAD")
