"""A lifelike shop out of a seed: for the demo, for trying things out, and for measuring.

The same seed, sizes, currency and last day always give the same shop, row for row.
"""
