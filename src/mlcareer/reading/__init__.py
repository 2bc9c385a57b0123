"""The room that turns files from outside into plain values."""
