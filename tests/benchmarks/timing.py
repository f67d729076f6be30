"""Times of jobs done in turn, so that a slow moment of the machine falls on all of them."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping

Job = Callable[[], object]
Seconds = dict[str, float]


def in_turn(jobs: Mapping[str, Job], runs: int = 5) -> Seconds:
    """The median seconds of each job, each run once in every round."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _round in range(runs):
        for name, job in jobs.items():
            gc.collect()
            times[name].append(seconds_of(job))
    return {name: statistics.median(taken) for name, taken in times.items()}


def seconds_of(job: Job) -> float:
    """How long a job takes."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began
