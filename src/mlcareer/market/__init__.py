"""Adverts that somebody holds, counted into what they pay, with the number and an interval."""
