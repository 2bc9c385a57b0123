"""The program's version, in the one place that all rooms may look at."""

__version__ = "0.2.0"
