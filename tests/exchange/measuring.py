"""What reading a workbook costs: time and memory of all processes that take part.

The process that asks is a new one, and its highest memory is taken from the kernel: what counts as
a child's own would include what its parent had when it was started.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MOST_MEMORY = 300  # megabytes

measures = pytest.mark.skipif(sys.platform != "linux", reason="measures as Linux does")

MEASURE = """
import json, re, resource, sys, time
from pathlib import Path
from shoptui.domain.errors import ShopError
from shoptui.exchange.reading import open_sheet

start = time.process_time()
try:
    with open_sheet(Path(sys.argv[1])) as sheet:
        said = f"{sum(1 for _row in sheet.rows())} rows"
except ShopError as refused:
    said = str(refused)
child = resource.getrusage(resource.RUSAGE_CHILDREN)
own = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
print(json.dumps({
    "said": said,
    "seconds": time.process_time() - start + child.ru_utime + child.ru_stime,
    "memory": max(int(own), child.ru_maxrss) // 1024,
}))
"""


def measured(path: Path, before: str = "") -> dict[str, Any]:
    """What reading says, the seconds of processor it takes, and its highest memory in megabytes.

    Args:
        path: the workbook.
        before: a line of Python to run first.
    """
    done = subprocess.run(
        [sys.executable, "-c", before + MEASURE, path],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        timeout=60,
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
