"""What a build service is asked to do for a plan, and that nothing in it means something else to that service."""

from __future__ import annotations

import re
from shlex import join
from typing import NamedTuple

from plankit.errors import MendableError
from plankit.words import say

PLACES = {
    "github": ".github/workflows/plankit.yml",
    "gitlab": ".gitlab/plankit.yml",
    "azure": ".azure-pipelines/plankit.yml",
    "pre-commit": ".pre-commit-config.yaml",
}
"""Each service and the usual place of its file, from the top of the repository."""
# What wants no more than quotes in YAML and in a shell, and holds no variable or expression of any service.
_PATH = re.compile(r"(?:[\w.][\w. -]*/)*[\w.][\w. -]*")
_PACKAGE = re.compile(r"[a-z0-9][\w.+:/@=<>~!,\[\]-]*", re.ASCII | re.IGNORECASE)
_SECRET = re.compile(r"//[^/]*@")


class Job(NamedTuple):
    """Which service, the plan and the service's file from the top of the repository, and what is wanted of it."""

    system: str
    plan: str
    language: str
    file: str = ""
    package: str = "plankit"
    publish: bool = False
    stages: tuple[str, ...] = ()

    @property
    def command(self) -> str:
        """The call that writes the same file again."""
        told = (
            ("--plan", self.plan, "plan"),
            ("--output", self.file, PLACES[self.system]),
            ("--package", self.package, "plankit"),
            ("--lang", self.language, ""),
        )
        words = [word for option, value, usual in told if value not in {"", usual} for word in (option, value)]
        return join(["plankit", "ci", self.system, *words, *(["--publish"] if self.publish else [])])


def checked(job: Job) -> Job:
    """The same, when every word of it can stand in the file of a service."""
    for path in filter(None, (job.plan, job.file)):
        if not _PATH.fullmatch(path):
            raise MendableError(
                say(
                    "`{path}` cannot stand in a file of a build service: letters, digits, blanks, `.`, `_`, `-` and `/` can. "
                    "Choose another name.",
                    path=path,
                )
            )
    if not _PACKAGE.fullmatch(job.package):
        raise MendableError(
            say(
                "`--package` takes what pip installs, such as `plankit==1.0`; `{package}` is nothing of the kind.",
                package=job.package,
            )
        )
    if _SECRET.search(job.package):
        raise MendableError(
            say(
                "`--package` holds a name or password, which everybody could read in the file. "
                "Leave out what stands before `@`, and give it to pip as a secret of the service."
            )
        )
    if job.publish and job.system == "pre-commit":
        raise MendableError(say("`--publish` is for `github`, `gitlab` and `azure`; pre-commit only checks."))
    return job
