"""Runs the front door: `python -m plankit`."""

import sys

from plankit.quick import main

sys.exit(main())
