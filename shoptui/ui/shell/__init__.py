"""What stands around every pane: the header, the pane bar, the hints."""
