"""Erasing a person: what goes, what stays, and the name typed to confirm it."""

from collections.abc import Sequence

from shoptui.domain.language import N_, _
from shoptui.services.erasing import Meant, check_name
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import TextField


class EraseDialog(FormDialog[str]):
    """Returns the name as it was typed; nothing shorter confirms it."""

    NO_DRAFT = "the name typed there only proves that the owner means it"

    SAVE_LABEL = N_("Erase for good (Ctrl+S)")

    def __init__(self, meant: Meant) -> None:
        """A form for a customer."""
        title = _("Erase {name}").format(name=meant.customer.name)
        super().__init__(title, intro="\n".join((meant.goes, meant.stays, meant.cautions)))
        self._customer = meant.customer
        hint = _("Type the name to go on: {name}").format(name=meant.customer.name)
        self.name_typed = TextField("name", _("Name"), required=True, hint=hint)

    def fields(self) -> Sequence[Field]:
        """The name alone."""
        return (self.name_typed,)

    def draft(self) -> str:
        """What was typed.

        Raises:
            InvalidInput: it is not the customer's name.
        """
        typed = self.name_typed.read() or ""
        check_name(self._customer, typed)
        return typed
