"""Every report of pane 8 by its name; a new one is a file beside this one and one entry here."""

from functools import cache
from importlib import import_module

from shoptui.services.analyses.analysis import Analysis

# In the order of pane 8. Each names a module beside this one, which is loaded when it is asked
# for; the analysis in it has the same name in capitals.
NAMES: tuple[str, ...] = (
    "cohorts",
    "funnel",
    "retention",
    "acquisition",
    "value",
    "channels",
    "groups",
    "abc",
    "stages",
    "products",
    "months",
)


@cache
def analysis(name: str) -> Analysis:
    """The report of a name; KeyError where there is none."""
    if name not in NAMES:
        raise KeyError(name)
    found: Analysis = getattr(import_module(f"{__package__}.{name}"), name.upper())
    return found


def analyses() -> tuple[Analysis, ...]:
    """All of them, in order."""
    return tuple(map(analysis, NAMES))
