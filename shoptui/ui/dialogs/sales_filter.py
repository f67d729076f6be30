"""Which sales to show."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.sales_list import SalesFilter
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import DateField, TextField


class Period(StrEnum):
    """Days people ask for most."""

    ALL = "all"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    OWN = "own"


class SalesFilterDialog(FormDialog[SalesFilter]):
    """Returns the filter as filled in."""

    NO_DRAFT = "it is about a list, and records nothing"

    def __init__(self, desk: Desk, formats: Formats, which: SalesFilter) -> None:
        """A form that starts from the filter in force."""
        super().__init__(_("Show which sales?"))
        self._today = desk.today()
        self._which = which
        is_open = which.start is None and which.end is None
        self.text = TextField(
            "text", _("With"), value=which.text, hint=_("Part of a name, receipt number or note.")
        )
        self.period = ChoiceField(
            "period", _("Days"), _periods(), value=Period.ALL if is_open else Period.OWN
        )
        self.start = self._day("start", _("From"), which.start, formats)
        self.end = self._day("end", _("To"), which.end, formats)

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (self.text, self.period, self.start, self.end)

    def draft(self) -> SalesFilter:
        """The filter as filled in; days typed count whatever period stands above them."""
        start, end = self.start.read(), self.end.read()
        if start and end and start > end:
            raise InvalidInput(_("This day comes before the first one."), "end")
        if not start and not end:
            start, end = _span(self.period.read(), self._today)
        return SalesFilter(self._which.customer_id, start, end, self.text.read() or "")

    def _day(self, key: str, label: str, day: date | None, formats: Formats) -> DateField:
        return DateField(
            key,
            label,
            self._today,
            formats.day_order,
            day_text=formats.date,
            value=day.isoformat() if day else "",
        )


def _periods() -> Sequence[tuple[Period, str]]:
    return (
        (Period.ALL, _("all")),
        (Period.TODAY, _("today")),
        (Period.WEEK, _("last 7 days")),
        (Period.MONTH, _("this month")),
        (Period.OWN, _("from … to")),
    )


def _span(period: Period, today: date) -> tuple[date | None, date | None]:
    if period is Period.TODAY:
        return today, today
    if period is Period.WEEK:
        return today - timedelta(days=6), today
    if period is Period.MONTH:
        return today.replace(day=1), today
    return None, None
