"""The room that asks: options in, exit code out."""
