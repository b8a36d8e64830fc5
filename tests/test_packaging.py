"""What is built can be installed and used from any folder: the wheel, the sdist, and the checkout itself."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import ROOT

pytestmark = pytest.mark.packaging

PACKED = ("src", "templates", "plan", "tests", "bench", "docs", ".ci")


class Built(NamedTuple):
    """The two files that are published."""

    wheel: Path
    sdist: Path


def _files(*folders: str) -> set[str]:
    found = (file for folder in folders for file in (ROOT / folder).rglob("*") if file.is_file())
    return {file.relative_to(ROOT).as_posix() for file in found if "__pycache__" not in file.parts}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sdist, and the wheel built from it."""
    out = tmp_path_factory.mktemp("dist")
    _do(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT)
    return Built(next(out.glob("*.whl")), next(out.glob("*.tar.gz")))


@pytest.fixture(params=["wheel", "sdist", "editable"])
def installed(request: pytest.FixtureRequest, built: Built, tmp_path: Path) -> Path:
    """The programs of a fresh environment with plankit in it; what plankit needs it borrows from this one."""
    _do(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv")
    python = tmp_path / "venv" / "bin" / "python"
    packages = Path(_do(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (packages / "zz-borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")
    what = {"wheel": [built.wheel], "sdist": [built.sdist], "editable": ["-e", ROOT]}[request.param]
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index"]
    _do(*pip, "--no-build-isolation", "--ignore-installed", *what)
    home = ROOT / "src" if request.param == "editable" else packages
    imported = _do(python, "-c", "import plankit; print(plankit.__file__)", cwd=tmp_path)
    assert imported == f"{home / 'plankit' / '__init__.py'}\n"
    return python.parent


def _do(*command: str | Path, cwd: Path | None = None) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    if done.returncode:
        pytest.fail(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}", pytrace=False)
    return done.stdout


def test_wheel_holds_everything_it_reads(built: Built) -> None:
    """The wheel carries the code with its pages, shapes and catalogues, and the templates."""
    with zipfile.ZipFile(built.wheel) as wheel:
        packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    code = {name.removeprefix("src/") for name in _files("src/plankit")}
    assert packed == code | {f"plankit/{name}" for name in _files("templates")}


def test_sdist_holds_the_whole_house(built: Built) -> None:
    """Who has the sdist can build, test and measure."""
    with tarfile.open(built.sdist) as sdist:
        packed = {name.partition("/")[2] for name in sdist.getnames()}
    single = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "pyproject.toml"}
    assert sorted((_files(*PACKED) | single) - packed) == []


def test_an_installed_plankit_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    """From a folder of its own it starts a plan, finds nothing wrong with it and publishes it."""
    plankit = installed / "plankit"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    version = _do(plankit, "--version", cwd=elsewhere)
    _do(plankit, "init", "plan", "--lang", "nl", "--size", "small", "--no-input", cwd=elsewhere)
    _do(plankit, "check", "plan", cwd=elsewhere)
    _do(plankit, "render", "plan", "--to", "html", "--out", "site", cwd=elsewhere)
    page = (elsewhere / "site" / "index.html").read_text("utf-8")
    assert (version.split()[0], '<html lang="nl"' in page) == ("plankit", True)
