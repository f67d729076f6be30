"""The pieces every pane and dialog is built of."""
