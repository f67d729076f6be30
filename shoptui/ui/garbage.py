"""Python's search for garbage, put off until the first screen stands.

Of all that a start loads nothing is ever thrown away, yet Python looks through it again and again:
150 of 800 milliseconds until the first rows. What is loaded by then stays for good, so it is not
looked at later either.
"""

import gc

UNTIL = 1.0  # seconds after the app began to draw


def put_off() -> None:
    """Looks for no garbage for now."""
    gc.disable()


def look_again() -> None:
    """Looks for garbage from now on, among what comes later."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
