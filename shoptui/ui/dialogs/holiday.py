"""A holiday of the shop: one day, or several in a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shoptui.domain.dates import weekday_name
from shoptui.domain.language import _, counted
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.coming_day import ComingDayField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import TextField


@dataclass(frozen=True, slots=True)
class HolidayDraft:
    """Every day from the first to the last, and what it is called."""

    first: date
    last: date
    name: str


class HolidayDialog(FormDialog[HolidayDraft]):
    """Returns the days of a new holiday as filled in."""

    FORM = "holiday"

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """A form for a holiday."""
        super().__init__(_("New holiday"))
        self._formats = formats
        self.first = ComingDayField(
            "first",
            _("Day"),
            desk.today(),
            formats.day_order,
            day_text=self._first_text,
            required=True,
            hint=_("Such as 30/4; a day without a year is the next one."),
        )
        self.last = ComingDayField(
            "last",
            _("To"),
            desk.today(),
            formats.day_order,
            day_text=self._last_text,
            hint=_("The last day, for several such as Tết. Empty for one day."),
        ).coming_after(self.first)
        self.name_field = TextField("name", _("Name"), hint=_("Such as Tết or Songkran."))

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (self.first, self.last, self.name_field)

    def draft(self) -> HolidayDraft:
        """The days; the service refuses a last day before the first."""
        first = self.first.given()
        return HolidayDraft(first, self.last.read() or first, self.name_field.read() or "")

    def on_field_changed(self, event: Field.Changed) -> None:
        """The last day follows the first."""
        if event.field is self.first:
            self.last.explain()

    def _first_text(self, day: date) -> str:
        return _with_weekday(day, self._formats)

    def _last_text(self, day: date) -> str:
        written = self._first_text(day)
        first = self.first.read() if self.first.text.strip() else None
        if first is None or day < first:
            return written
        days = counted("{count} day", "{count} days", (day - first).days + 1)
        return f"{written} · {days}"


class HolidayNameDialog(FormDialog[HolidayDraft]):
    """Returns a day that is a holiday already with another name."""

    FORM = "holiday_name"

    def __init__(self, formats: Formats, day: date, name: str) -> None:
        """A form for the name of a day."""
        super().__init__(_with_weekday(day, formats))
        self._day, self._name = day, name
        self.name_field = TextField("name", _("Name"), value=name)

    def context(self) -> Mapping[str, object]:
        """The day, and what it was called."""
        return {"day": self._day.isoformat(), "name": self._name}

    def fields(self) -> Sequence[Field]:
        """The name."""
        return (self.name_field,)

    def draft(self) -> HolidayDraft:
        """The day and its name."""
        return HolidayDraft(self._day, self._day, self.name_field.read() or "")


def _with_weekday(day: date, formats: Formats) -> str:
    return f"{weekday_name(day)}, {formats.date(day)}"
