"""The list of commands."""

from __future__ import annotations

COMMANDS = {
    "salary": "Salary bands by level and region, and where your pay stands in them.",
    "skills": "What the role asks for, why, and what is expected at which level.",
    "compare": "Two roles side by side, aspect by aspect.",
    "role": "What the job is, what a week may hold, and what it is not.",
    "levels": "The ladder: what each level owns, and what changes at the next.",
    "sectors": "Where the demand is, and what each sector asks for.",
    "employers": "Who hires, and what became of them.",
    "locations": "Where the work is, and what is paid there.",
    "interview": "What the interviews ask, with system design worked through.",
    "portfolio": "The work to show, and what it proves.",
    "transition": "The way in from another role, step by step.",
    "faq": "Frequently asked questions, found from loose words.",
    "search": "Anything known here, ranked, with the command that shows it whole.",
    "sources": "Every source with its date and age, and what rests on it.",
    "take-home": "Net pay line by line, and what is left of the next pound.",
    "raise": "What a rise or the next level really leaves.",
    "visa": "The pay that a Skilled Worker visa asks for, against yours or every band.",
    "offer": "One verdict on one offer: band, net pay, visa, what to ask, a counter range.",
    "offers": "Several offers side by side, and which assumption flips their order.",
    "gap": "What a CV shows, against a level or adverts, and what to prove next.",
    "advert": "What an advert really is, asks, pays and leaves out.",
    "plan": "The ordered, dated steps from where you stand to where you want to be.",
    "report": "Your whole case, to keep, print or send.",
    "advise": "Six questions that end in a plan.",
    "profile": "Your own case in one private file, from which commands take their defaults.",
    "guide": "For maintainers: check, describe, compare and find data files.",
}
"""Each command with what `--help` says of it, in the order in which it lists them."""
