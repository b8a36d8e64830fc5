"""plankit keeps an intranet management plan true."""

__version__ = "0.1.0"
