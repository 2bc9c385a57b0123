"""The room that draws any page in one format."""
