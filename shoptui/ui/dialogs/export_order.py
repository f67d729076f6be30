"""What the owner wants exported, and into which file."""

from dataclasses import dataclass
from pathlib import Path

from shoptui.domain.table import Table
from shoptui.services.desk import Desk
from shoptui.services.export_parts import check_target
from shoptui.services.exporting import (
    Exported,
    Format,
    Watch,
    export_table,
    export_workbook,
    suggested_path,
)


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """One export, ready to be carried out.

    Attributes:
        table: the list to write, None for the whole workbook.
        path: the file.
        kind: what kind of file.
        hide_phones: whether to leave the phone numbers out.
    """

    table: Table | None
    path: Path
    kind: Format
    hide_phones: bool

    def check(self, desk: Desk) -> None:
        """Sees to it that the file may be written.

        Raises:
            InvalidInput: the name says another kind of file.
            FileTrouble: it is the shop file.
        """
        check_target(desk, self.path, self.kind)

    def carry_out(self, desk: Desk, watch: Watch) -> Exported:
        """Writes the file; may take long, so call it in a thread.

        Raises:
            FileTrouble: the file cannot be written; an existing one is unchanged.
            Cancelled: the watch stopped it.
        """
        if self.table is None:
            return export_workbook(desk, self.path, hide_phones=self.hide_phones, watch=watch)
        return export_table(
            desk, self.table, self.path, self.kind, hide_phones=self.hide_phones, watch=watch
        )


def suggestion(desk: Desk, table: Table | None, kind: Format) -> Path:
    """A free name in the owner's Downloads."""
    name = desk.shop().name if table is None else table.title
    return suggested_path(name, desk.today(), suffix=f".{kind}")
