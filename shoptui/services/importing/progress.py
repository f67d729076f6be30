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
        return _sentences(bool(self.of))[self.step].format(done=done, of=of)


Tell = Callable[[Progress], None]
"""Is told now and then how far it is; what it raises, such as `Cancelled`, ends the import."""


def untold(_progress: Progress) -> None:
    """Tells nobody."""


def _sentences(is_total_known: bool) -> dict[Step, str]:
    sentences = {
        Step.LOOKING: _("Looking at how days and amounts are written: {done} rows …"),
        Step.READING: _("Reading: {done} rows …"),
        Step.COMPARING: _("Comparing with the shop …"),
        Step.SAVING: _("Saving: {done} of {of} customers and sales …"),
        Step.SORTING: _("Nearly done: sorting what was saved …"),
    }
    if is_total_known:
        sentences[Step.READING] = _("Reading: {done} of about {of} rows …")
        sentences[Step.COMPARING] = _("Comparing with the shop: {done} of {of} rows …")
    return sentences
