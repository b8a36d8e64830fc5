"""Runs the front door: `python -m plankit`."""

import sys

from plankit.cli import main

sys.exit(main())
