"""The panes: one number key each."""
