"""The surroundings of a measured process: its code is compiled once, as an installed one is.

Where the shell forbids Python to keep compiled code, a quarter of a second of each start would go
into compiling shoptui, but nothing into compiling the peers, which were compiled on installing.
"""

import os
import tempfile
from pathlib import Path

COMPILED = Path(tempfile.gettempdir()) / "shoptui benchmarks compiled"


def surroundings() -> dict[str, str]:
    """The variables of this process, with a place for compiled code."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(COMPILED)}
