"""The windows that open over a pane and return what the owner decided."""
