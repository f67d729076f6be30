"""Asks for the day a period begins with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shoptui.domain.language import N_, _
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import DateField


@dataclass(frozen=True, slots=True)
class Period:
    """What was chosen: the first day, None for the usual period."""

    since: date | None


class SinceDialog(FormDialog[Period]):
    """Returns the first day that is to count."""

    NO_DRAFT = "it is about a list, and records nothing"

    SAVE_LABEL = N_("Show (Ctrl+S)")

    def __init__(self, desk: Desk, formats: Formats, since: date | None) -> None:
        """A form that starts from the day in force."""
        intro = _("The period goes from this day to the last day that counts.")
        super().__init__(_("From which day on?"), intro=intro)
        self.day = DateField(
            "since",
            _("From"),
            desk.today(),
            formats.day_order,
            day_text=formats.date,
            value=since.isoformat() if since else "",
            hint=_("Such as -90 for 90 days ago, 1/1, 2026-01-01. Empty is the usual period."),
        )

    def fields(self) -> Sequence[Field]:
        """The day."""
        return (self.day,)

    def draft(self) -> Period:
        """The day typed, none for the usual period."""
        return Period(self.day.read())
