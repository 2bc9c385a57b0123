"""Answers from the guide: salaries, skills, roles, places, interviews."""
