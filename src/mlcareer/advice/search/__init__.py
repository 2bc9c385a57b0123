"""Finding anything that the guide says."""
