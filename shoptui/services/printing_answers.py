"""Reports as text: what stands above the list, and what programs read instead of it."""

import json
from collections.abc import Sequence
from datetime import date

from shoptui.services.analyses.analysis import Answer
from shoptui.services.formats import Formats
from shoptui.services.printing import Printed, harmless, render


def rendered(answer: Answer, way: Printed, formats: Formats) -> str:
    """A report as text, without a line end after the last line.

    JSON is what the report says to programs, else its list; CSV is its list; for people the short
    list stands above the long one.
    """
    if way is Printed.JSON and answer.for_programs is not None:
        return harmless(_as_json(answer.for_programs))
    listed = render(answer.table, way, formats)
    if way is Printed.TABLE and answer.summary is not None:
        return f"{render(answer.summary, way, formats)}\n\n{listed}"
    return listed


def _as_json(said: object) -> str:
    """A list one item a line, anything else as it comes."""
    if isinstance(said, Sequence) and not isinstance(said, str) and said:
        return "[\n{}\n]".format(",\n".join(map(_dumped, said)))
    return _dumped(said)


def _dumped(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, default=_day)


def _day(said: object) -> str:
    if isinstance(said, date):
        return said.isoformat()
    raise TypeError(f"{type(said).__name__} can't be told to programs")
