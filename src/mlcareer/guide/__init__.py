"""The room of what is known: the data files, their models, and look-up by name."""
