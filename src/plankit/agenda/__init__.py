"""What falls due, told: as tables by month, and as a calendar."""

from plankit.agenda.ahead import ahead
from plankit.agenda.choice import for_party, for_person
from plankit.agenda.ics import ics
from plankit.agenda.rows import COLUMNS, row
from plankit.agenda.sheet import agenda

__all__ = ["COLUMNS", "agenda", "ahead", "for_party", "for_person", "ics", "row"]
