"""The room that lays an answer out: title, tables, bars, notes, sources."""
