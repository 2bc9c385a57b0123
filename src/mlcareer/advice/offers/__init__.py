"""One offer or several, judged."""
