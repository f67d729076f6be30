"""Writing all that is held on a person to a file."""

from collections.abc import Sequence
from pathlib import Path

from shoptui.domain.language import N_, _
from shoptui.services.export_paths import downloads
from shoptui.services.holding import Asked
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.path_field import PathField


class HoldDialog(FormDialog[Path]):
    """Returns where the file shall be."""

    NO_DRAFT = "it writes a file beside the shop, and records nothing"

    SAVE_LABEL = N_("Write the file (Ctrl+S)")

    def __init__(self, asked: Asked) -> None:
        """A form for a customer, with a place for the file."""
        intro = _(
            "Writes an Excel file with everything this shop holds on the customer, to hand over: "
            "record, sales, what they said, contacts, rewards, scores and the steps behind them."
        )
        super().__init__(_("All we hold on {name}").format(name=asked.customer.name), intro=intro)
        self.path = PathField("path", _("Where"), value=str(asked.path), required=True)

    def fields(self) -> Sequence[Field]:
        """The place of the file."""
        return (self.path,)

    def draft(self) -> Path:
        """The file; a bare name goes to Downloads and gets the ending it lacks."""
        path = downloads() / (self.path.read() or "")
        return path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
