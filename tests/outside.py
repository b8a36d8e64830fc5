"""What others have made to judge our reports, fetched by tests/validators/fetch; where it is absent, tests are skipped."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT
from plankit.findings import Place, Span
from plankit.words import Name, say
from reported import finding

FOLDER = Path(os.environ.get("PLANKIT_VALIDATORS", ROOT / ".validators"))
MODULES = FOLDER / "node_modules"
XSD = FOLDER / "junit-10.xsd"
MULTITOOL = MODULES / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
SARIF_SCHEMA = MULTITOOL.with_name("sarif-2.1.0.json")

ODD_FILE = "beleid/café, 100% één;]naam.yaml"
ODD_LINE = "  títle😀é: 'owner, 50%'"
ODD_TITLE = "50%0A één, twéé;]\n😀 drie %25"


def fetched(path: Path) -> Path:
    """What has been fetched; the test is skipped where it has not."""
    if not path.exists():
        pytest.skip("nothing fetched; tests/validators/fetch does")
    return path


def node(script: str, package: str, given: object) -> object:
    """What a script of Node makes of something, both as JSON; the script finds the package under `it`."""
    folder = fetched(MODULES / package)
    whole = f"const it = await import('{package}'); const given = JSON.parse(require('fs').readFileSync(0, 'utf8')); {script}"
    prelude = "import { createRequire } from 'module'; const require = createRequire(import.meta.url + '/x');"
    done = subprocess.run(
        ["node", "--input-type=module", "-e", prelude + whole],
        cwd=folder.parents[len(Path(package).parts)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    return json.loads(done.stdout)


def odd(rule: str = "unknown-key", severity: str = "error", **more):
    """A finding in a file with an odd name, about an entry with an odd title, on a line of odd characters."""
    message = say("The title of {entry} is 100% wrong: `a,b;]`", entry=Name(ODD_TITLE, "odd"))
    found = finding(rule, severity, ODD_FILE, (1, 12, 1, 24), message, remedy=say("Write 50%, or:\nless"), **more)
    return found._replace(related=(Place(ODD_FILE, Span(1, 3, 1, 10)),))


def odd_line(file: str, line: int) -> str:
    """The only line of the odd file."""
    return ODD_LINE if (file, line) == (ODD_FILE, 1) else ""
