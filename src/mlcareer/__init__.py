"""Salary and career advice for machine-learning engineers in the UK, offline."""
