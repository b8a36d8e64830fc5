"""The binding of libyaml on its own, which is all that a check needs of PyYAML.

The package around it brings a reader, a resolver and a constructor in Python, with regular expressions that take longer
to compile than a small plan to check. Whoever wants more of the package than was loaded gets all of it, as it is.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

PACKAGE = "yaml"
COMPILED = "yaml._yaml"
NEEDED = ("error", "tokens", "events", "nodes", "scanner", "parser", "composer")
LATER = {
    "yaml.reader": "ReaderError",
    "yaml.constructor": "ConstructorError",
    "yaml.emitter": "EmitterError",
    "yaml.serializer": "SerializerError",
    "yaml.representer": "RepresenterError",
}
"""The modules of which the binding wants no more than the error."""


class Package(ModuleType):
    """PyYAML as far as the binding needs it, until something else of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        """Load all of the package, and look again."""
        self.__class__ = ModuleType  # type: ignore[assignment]
        spec: Any = self.__spec__
        spec.loader.exec_module(self)
        for module, error in LATER.items():
            setattr(sys.modules[COMPILED], error, getattr(import_module(module), error))
        return getattr(self, name)


def binding() -> ModuleType | None:
    """The compiled module, without what it has no use for; None where PyYAML comes without libyaml."""
    spec = None if PACKAGE in sys.modules else PathFinder.find_spec(PACKAGE)
    return _alone(spec) if spec else _compiled()


def _compiled() -> ModuleType | None:
    try:
        return import_module(COMPILED)
    except ImportError:
        return None


def _alone(spec: ModuleSpec) -> ModuleType | None:
    """The compiled module in a package that has not been run."""
    package = sys.modules[PACKAGE] = module_from_spec(spec)
    needed = [import_module(f"yaml.{name}") for name in NEEDED]
    made = _stand_ins(needed[0].YAMLError)
    for name, module in made.items():
        sys.modules[name] = module
        setattr(package, name.rpartition(".")[2], module)
    found = _compiled()
    for name in made:
        del sys.modules[name]
        delattr(package, name.rpartition(".")[2])
    if found is None:
        for each in (package, *needed):
            del sys.modules[each.__name__]
    else:
        package.__class__ = Package
    return found


def _stand_ins(general: type[Exception]) -> dict[str, ModuleType]:
    """Modules that hold an error and nothing else."""
    made = {name: ModuleType(name) for name in LATER}
    for name, module in made.items():
        setattr(module, LATER[name], type(LATER[name], (Unfit, general), {}))
    return made


class Unfit:
    """An error of libyaml as PyYAML puts it: what is wrong, and where."""

    def __init__(self, name: str, position: int, character: object, encoding: str, reason: str) -> None:
        """Keep all of it."""
        self.name, self.position, self.character = name, position, character
        self.encoding, self.reason = encoding, reason
