"""How far an import is, in the owner's words."""

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from shoptui.domain.language import _
from shoptui.services.formats import Formats


class Step(Enum):
    """What is being done."""

    LOOKING = auto()  # at how the sheet writes days and amounts
    READING = auto()  # rows
    COMPARING = auto()  # rows, with what the shop knows
    SAVING = auto()  # customers, sales and refunds
    SORTING = auto()  # what was saved, into the indexes


class Progress(NamedTuple):
    """How far it is.

    Attributes:
        step: what is being done.
        done: how many rows or records of it.
        of: of how many, 0 where nobody knows.
    """

    step: Step
    done: int = 0
    of: int = 0

    def sentence(self, formats: Formats) -> str:
        """What the owner reads."""
        done, of = formats.number(self.done), formats.number(self.of)
        return _sentences()[self.step, bool(self.of)].format(done=done, of=of)


Tell = Callable[[Progress], None]
"""Is told now and then how far it is; what it raises, such as `Cancelled`, ends the import."""


def untold(_progress: Progress) -> None:
    """Tells nobody."""


def _sentences() -> dict[tuple[Step, bool], str]:
    looking = _("Looking at how days and amounts are written: {done} rows …")
    saving = _("Saving: {done} of {of} customers and sales …")
    sorting = _("Nearly done: sorting what was saved …")
    return {
        (Step.LOOKING, False): looking,
        (Step.LOOKING, True): looking,
        (Step.READING, False): _("Reading: {done} rows …"),
        (Step.READING, True): _("Reading: {done} of about {of} rows …"),
        (Step.COMPARING, False): _("Comparing with the shop …"),
        (Step.COMPARING, True): _("Comparing with the shop: {done} of {of} rows …"),
        (Step.SAVING, False): saving,
        (Step.SAVING, True): saving,
        (Step.SORTING, False): sorting,
        (Step.SORTING, True): sorting,
    }
