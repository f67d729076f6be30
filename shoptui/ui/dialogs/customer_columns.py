"""Which columns the list of customers shows."""

from collections.abc import Sequence

from shoptui.domain.language import _
from shoptui.services.customer_columns import NAME, Keys, all_columns, in_order
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.marks_field import MarksField


class CustomerColumnsDialog(FormDialog[Keys]):
    """Returns the columns marked, in the order in which they stand."""

    NO_DRAFT = "it is about a list, and records nothing"

    def __init__(self, shown: Keys) -> None:
        """A form that starts from the columns shown now; the name always is."""
        super().__init__(
            _("Show which columns?"), intro=_("← → go to a column, Space marks it, Enter saves.")
        )
        offered = [(column.key, column.title) for column in all_columns() if column.key != NAME]
        self.columns = MarksField("columns", _("Columns"), offered, value=shown)

    def fields(self) -> Sequence[Field]:
        """The one field."""
        return (self.columns,)

    def draft(self) -> Keys:
        """The columns marked, the name first."""
        return in_order(self.columns.read())
