"""Load every YAML file of a plan and do nothing with it, to see what reading alone costs.

python bench/loads.py parser PLAN     # libyaml's events, no data made of them
python bench/loads.py pyyaml PLAN     # PyYAML's C loader
python bench/loads.py ruamel PLAN     # ruamel.yaml's plain load (YAML(typ="safe")), with its C parser where that is installed
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Load the files of the plan with the library that was named."""
    library, plan = sys.argv[1:]
    texts = [file.read_text("utf-8") for file in sorted(Path(plan).rglob("*.yaml"))]
    if library == "ruamel":
        from ruamel.yaml import YAML

        for text in texts:
            YAML(typ="safe").load(text)
        return
    import yaml

    for text in texts:
        if library == "pyyaml":
            yaml.load(text, Loader=yaml.CSafeLoader)
            continue
        following = yaml.cyaml.CParser(text).get_event
        while following() is not None:
            pass


if __name__ == "__main__":
    main()
