"""From a template and what the team wants to the text of a file for a build service.

The templates speak a little of Jinja's language: sentences for the catalogues, names to fill in, parts for
`--publish` alone. It is read here, as these files are full of braces that belong to the services.
"""

from __future__ import annotations

import re
from shlex import quote
from textwrap import wrap
from typing import TYPE_CHECKING

from plankit.shipped import templates
from plankit.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plankit.ci.job import Job
    from plankit.words import Words

WIDTH = 80
"""Characters in a line of comment."""
_CHOICE = re.compile(r"^\{% if publish %\}\n(.*?)(?:^\{% else %\}\n(.*?))?^\{% endif %\}\n", re.MULTILINE | re.DOTALL)
_SENTENCE = re.compile(r'\{\{ _\("([^"]*)"\) \}\}')
_COMMENT = re.compile(rf"^([ ]*# ){_SENTENCE.pattern}$", re.MULTILINE)
_PLACE = re.compile(r"(?<!\$)\{\{ (\w+) \}\}")


def filled(template: str, job: Job) -> str:
    """A template of `templates/ci`, filled in for a job."""
    text = (templates() / "ci" / f"{template}.j2").read_text(encoding="utf-8")
    text = _CHOICE.sub(lambda choice: choice[1 if job.publish else 2] or "", text)
    spoken = _spoken(text, words(job.language))
    names = _names(job)
    return _PLACE.sub(lambda place: names[place[1]], spoken)


def _spoken(text: str, speak: Words) -> str:
    text = _COMMENT.sub(lambda line: _comment(line[1], speak.word(line[2])), text)
    return _SENTENCE.sub(lambda sentence: speak.word(sentence[1]), text)


def _comment(margin: str, sentence: str) -> str:
    return "\n".join(margin + line for line in wrap(sentence, WIDTH - len(margin), break_on_hyphens=False))


def _names(job: Job) -> Mapping[str, str]:
    """What goes into each place: words for the shell in its quotes, bare ones where YAML has quotes around them."""
    return {
        "command": job.command,
        "language": job.language,
        "file": job.file,
        "plan": quote(job.plan),
        "bare_plan": job.plan,
        "package": quote(job.package),
        "bare_package": job.package,
        "stage": "test" if "test" in (job.stages or ("test",)) else job.stages[0],
        "last_stage": "deploy" if "deploy" in (job.stages or ("deploy",)) else job.stages[-1],
    }
