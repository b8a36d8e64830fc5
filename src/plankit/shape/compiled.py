"""The compiled part of Pydantic on its own, which is all that a check needs of it.

The package around it adds some hundred types for type checkers; they take longer to load than a small plan to check.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

PACKAGE = "pydantic_core"
COMPILED = "pydantic_core._pydantic_core"


@cache
def engine() -> ModuleType:
    """The module with Pydantic's validator and its errors: the compiled one alone, else the whole package."""
    return sys.modules.get(COMPILED) or _alone() or import_module(PACKAGE)


def as_json(data: Any) -> bytes:
    """Plain data as JSON, in a third of the time that it takes Python."""
    return engine().to_json(data, inf_nan_mode="constants")  # type: ignore[no-any-return]


def of_json(content: bytes) -> Any:
    """What JSON holds; equal words are held once."""
    return engine().from_json(content)


def _alone() -> ModuleType | None:
    """The compiled module without the package around it; who imports that later finds the module in its place."""
    package = PathFinder.find_spec(PACKAGE)
    spec = PathFinder.find_spec(COMPILED, package.submodule_search_locations) if package else None
    if spec is None or spec.loader is None:
        return None
    module = sys.modules[COMPILED] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except ImportError:
        del sys.modules[COMPILED]
        return None
    return module
