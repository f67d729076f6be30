"""The shop file: the only SQL in the project."""
