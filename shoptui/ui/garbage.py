"""What Python does about memory it does not need any more, where that can be felt.

Of all that a start loads nothing is ever thrown away, yet Python looks through it for garbage again
and again: 150 of 800 milliseconds until the first rows. What is loaded by then stays for good, so
it is not looked at later either. While a large shop is read, objects are made by the hundred
thousand; looking through them each 700 takes a tenth of the time, and holds up the screen.

A reading of a large shop needs much for a moment. The C library keeps that to itself unless asked:
60 of 380 MB after a visit of every pane, given back in some milliseconds.
"""

import gc
import sys
from collections.abc import Callable
from functools import cache

UNTIL = 1.0  # seconds after the app began to draw
LONG = 0.3  # seconds; a reading that takes longer needed much memory
MANY = 50_000  # objects made and kept until garbage is looked for among them


def put_off() -> None:
    """Looks for no garbage for now."""
    gc.disable()


def look_again() -> None:
    """Looks for garbage from now on, among what comes later, and less often."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(MANY, 10, 10)
        gc.enable()


def give_back() -> None:
    """Gives memory that is not used any more back to the system, where that can be asked for."""
    if trim := _trim():
        trim(0)


@cache
def _trim() -> Callable[[int], object] | None:
    """The function of glibc for it; other C libraries have none, or do it by themselves."""
    if sys.platform != "linux":
        return None
    import ctypes

    found: Callable[[int], object] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return found
