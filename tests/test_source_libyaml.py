"""Of PyYAML no more is loaded than its binding of libyaml, and whoever wants the rest of it gets the rest."""

from __future__ import annotations

import subprocess
import sys

import pytest

FIRST = "import sys, plankit.source.events as events\n"


def ran(code: str) -> str:
    """What a process of its own prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_what_takes_long_to_load_is_not_loaded() -> None:
    """No reader, resolver or constructor in Python."""
    loaded = ran(f"{FIRST}print(*sorted(name for name in sys.modules if name.startswith('yaml')))")
    assert loaded.split() == [
        "yaml",
        "yaml._yaml",
        "yaml.composer",
        "yaml.error",
        "yaml.events",
        "yaml.nodes",
        "yaml.parser",
        "yaml.scanner",
        "yaml.tokens",
    ]


@pytest.mark.parametrize("before", ["", "import yaml\n"])
@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("import yaml; print(yaml.safe_load('a: 1'), yaml.load('[b]', Loader=yaml.CSafeLoader))", "{'a': 1} ['b']"),
        ("import yaml; print(yaml.dump({'a': [1]}, Dumper=yaml.CSafeDumper))", "a:\n- 1\n"),
        ("from yaml import *; print(safe_load('a: 1'), CSafeLoader.__name__)", "{'a': 1} CSafeLoader"),
        (
            "from yaml.constructor import SafeConstructor; import yaml; print(yaml.SafeLoader.__mro__[5] is SafeConstructor)",
            "True",
        ),
        ("import yaml; print(yaml.error.Mark.__name__, yaml.__version__[:2], yaml.__with_libyaml__)", "Mark 6. True"),
        (
            "import yaml\ntry: yaml.load('a: \\1', Loader=yaml.CSafeLoader)\nexcept yaml.reader.ReaderError as e: print(e.position)",
            "3",
        ),
        ("events.parse('a: 1', pure=True); import yaml; print(yaml.load('{a: 1}', Loader=yaml.CLoader))", "{'a': 1}"),
    ],
)
def test_all_of_it_is_there_for_whoever_asks(before: str, code: str, printed: str) -> None:
    """Whether it is loaded before plankit or after."""
    assert ran(f"{before}{FIRST}{code}") == f"{printed}\n"


@pytest.mark.parametrize("before", ["", "import yaml.reader\n"])
def test_an_error_of_the_binding_is_told(before: str) -> None:
    """A character that libyaml refuses comes with its place, as the whole package would have it."""
    code = (
        "parse = events.parse('a: \\1')\ntry:\n  while parse(): pass\n"
        "except events.YAMLError as error: print(*events.broken_at(error)[:2])"
    )
    assert ran(f"{before}{FIRST}{code}") == "control characters are not allowed 3\n"


def test_without_libyaml_the_package_reads() -> None:
    """Slower, and the same."""
    code = "import sys; sys.modules['yaml._yaml'] = None\n" + FIRST
    code += "from plankit.source import read; print(events.BINDING, read('a.yaml', b'a: {b: 1}').data)"
    code += "; import yaml; print(yaml.error.Mark.__name__, yaml.__with_libyaml__)"
    assert ran(code) == "None {'a': {'b': 1}}\nMark False\n"
