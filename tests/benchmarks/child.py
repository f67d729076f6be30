"""Work done in a process of its own, so that its memory can be told."""

import json
import subprocess
import sys
from typing import NamedTuple


class Took(NamedTuple):
    """What a process needed.

    Attributes:
        seconds: of the work alone, without starting Python and importing.
        megabytes: the most memory it held, 0 where the system does not tell.
    """

    seconds: float
    megabytes: float


def in_child(module: str, work: str, *texts: str) -> Took:
    """Calls a function of a module with texts in a new process; it must return its seconds."""
    command = [sys.executable, "-m", "tests.benchmarks.child", module, work, *texts]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Took(**json.loads(said.splitlines()[-1]))


def _most_memory() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    from importlib import import_module

    module, work, *texts = sys.argv[1:]
    seconds = getattr(import_module(module), work)(*texts)
    print(json.dumps({"seconds": seconds, "megabytes": _most_memory()}))
