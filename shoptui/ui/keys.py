"""Keys, one at a time."""

SEARCHES = "typeahead"  # the group of workers a command key waits for
