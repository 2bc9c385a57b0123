"""The list of commands: one line each, in the panels and the order of `mlcareer --help`.

Nothing is imported here: `--help` and a Tab read this list at each start.
"""

from __future__ import annotations

PANELS = {
    "Salaries & roles": {
        "salary": "bands by level and region",
        "skills": "what employers ask for",
        "compare": "two roles side by side",
        "role": "what the job is",
        "levels": "junior to staff",
        "sectors": "where the demand is",
        "employers": "who hires",
        "locations": "where the jobs are",
    },
    "Your pay & offers": {
        "take-home": "your pay after tax",
        "raise": "what a raise leaves you",
        "offer": "is it good, what to ask",
        "offers": "several side by side",
        "visa": "Skilled Worker minimum pay",
    },
    "CVs & adverts": {
        "advert": "what it asks, pays, omits",
        "gap": "your CV against a job",
    },
    "Getting hired": {
        "interview": "what you will be asked",
        "portfolio": "work worth showing",
        "transition": "moving from another role",
        "faq": "common questions",
        "search": "find anything in the guide",
    },
    "Your case": {
        "advise": "six questions, one plan",
        "plan": "steps to your next level",
        "report": "your whole case, to print",
        "profile": "defaults, on this computer",
    },
    "For guide keepers": {
        "sources": "where each figure is from",
        "guide": "check and compare data files",
    },
}
"""Each panel with its commands, and what each is for in at most six words."""

COMMANDS = {name: words for panel in PANELS.values() for name, words in panel.items()}
"""Each command with what it is for."""
