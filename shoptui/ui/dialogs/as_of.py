"""Asks for the day an analysis looks from."""

from collections.abc import Sequence
from datetime import date

from shoptui.domain.language import N_, _
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import DateField


class AsOfDialog(FormDialog[date]):
    """Returns the last day that is to count."""

    NO_DRAFT = "it is about a list, and records nothing"

    SAVE_LABEL = N_("Show (Ctrl+S)")

    def __init__(self, desk: Desk, formats: Formats, day: date) -> None:
        """A form that starts from the day in force."""
        intro = _("Only what happened up to this day counts.")
        super().__init__(_("As of which day?"), intro=intro)
        self._today = desk.today()
        self.day = DateField(
            "as_of",
            _("As of"),
            self._today,
            formats.day_order,
            day_text=formats.date,
            value=_("today") if day == self._today else day.isoformat(),
            hint=_("Such as today, -30 for 30 days ago, 22/11, 2026-06-30. Empty is today."),
        )

    def fields(self) -> Sequence[Field]:
        """The day."""
        return (self.day,)

    def draft(self) -> date:
        """The day typed, today where none is."""
        return self.day.read() or self._today
