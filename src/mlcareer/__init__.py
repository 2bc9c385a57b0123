"""Salary and career advice for machine-learning engineers in the UK, offline."""

__version__ = "0.1.0"
