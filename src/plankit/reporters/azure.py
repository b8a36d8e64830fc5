"""The report as issues of an Azure pipeline: logging commands as the agent reads them.

Escaping is that of azure-pipelines-task-lib; the agent takes no type but error and warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.report import RANKS, repository_path
from plankit.reporters.plain import inert, plain
from plankit.reporters.spoken import advice, message
from plankit.reporters.summary import shown
from plankit.words import words

if TYPE_CHECKING:
    from plankit.findings import Finding
    from plankit.report import Report
    from plankit.reporters.view import View
    from plankit.words import Words


def report(report: Report, _view: View) -> str:
    """One command per finding, worst first; hints, as warnings, only where they are shown."""
    speak = words(report.language)
    worst_first = sorted(shown(report), key=lambda finding: RANKS[finding.severity])
    return "".join(f"{_command(report, finding, speak)}\n" for finding in worst_first)


def _command(report: Report, finding: Finding, speak: Words) -> str:
    properties = {
        "type": "error" if finding.severity == "error" else "warning",
        "sourcepath": plain(repository_path(report, finding.place.file)),
        "linenumber": finding.place.span.line,
        "columnnumber": finding.place.span.column,
        "code": plain(finding.rule),
    }
    listed = "".join(f"{key}={_property(inert(str(value)))};" for key, value in properties.items())
    text = "\n".join(filter(None, (message(finding, speak), advice(finding, speak))))
    return f"##vso[task.logissue {listed}]{_data(inert(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
