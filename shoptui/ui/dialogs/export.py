"""Writes the list on the screen, or the whole shop, to a file for Excel or other programs."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import work
from textual.worker import get_current_worker

from shoptui.domain.errors import Cancelled, FileTrouble, InvalidInput, ShopError
from shoptui.domain.language import N_, _, counted
from shoptui.domain.table import Table
from shoptui.services.desk import Desk
from shoptui.services.export_paths import downloads, second_name
from shoptui.services.exporting import Exported, Format, Watch
from shoptui.services.formats import Formats
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.export_order import ExportOrder, suggestion
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.dialogs.second_name import SecondName
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.path_field import PathField
from shoptui.ui.widgets.writing_line import WritingLine

ENDINGS = tuple(f".{kind}" for kind in Format)

EXPORT_ACTIONS: tuple[Command, ...] = (
    replace(FormDialog.ACTIONS[0], label=N_("Export"), tooltip=N_("Write the file.")),
    replace(FormDialog.ACTIONS[1], tooltip=N_("Close, or stop while the file is being written.")),
    *FormDialog.ACTIONS[2:],
)


class ExportDialog(FormDialog[ExportOrder]):
    """Returns what was exported, or None; the file is written while the dialog stands."""

    NO_DRAFT = "it writes a file beside the shop, and records nothing"

    ACTIONS = EXPORT_ACTIONS
    BINDINGS: ClassVar = bindings(EXPORT_ACTIONS)
    SAVE_LABEL = N_("Export (Ctrl+S)")
    AUTO_FOCUS = "#save"  # everything has an answer already: Enter writes the file

    def __init__(self, desk: Desk, formats: Formats, table: Table) -> None:
        """A dialog for the list the owner sees; where to write it is filled in."""
        super().__init__(_("Export"))
        self._desk = desk
        self._table = table
        self._suggested = str(suggestion(desk, table, Format.EXCEL))
        self._stop = Event()
        self._watch: Watch | None = None
        self._line = WritingLine(formats)
        self.what = ChoiceField(
            "what", _("What"), ((False, self._this_list()), (True, _("the whole shop")))
        )
        self.kind = ChoiceField(
            "kind", _("Kind of file"), ((Format.EXCEL, _("Excel")), (Format.CSV, _("CSV")))
        )
        self.phones = ChoiceField(
            "phones", _("Phone numbers"), ((False, _("show")), (True, _("leave out")))
        )
        self.path = PathField("path", _("Where"), value=self._suggested, required=True)
        self.phones.display = self._has_phones

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (self.what, self.kind, self.phones, self.path)

    def on_mount(self) -> None:
        """Leaves a line for how far the writing is."""
        self.query_one(".form-box").mount(self._line, before=self.query_one(".dialog-buttons"))

    def on_unmount(self) -> None:
        """Ends the writing when the app is left meanwhile; the file stays as it was."""
        self._stop.set()

    def draft(self) -> ExportOrder:
        """The export as filled in; a bare name goes to Downloads and gets the ending it lacks."""
        whole, kind = self.what.read(), self._kind
        path = downloads() / (self.path.read() or "")
        if os.path.isdir(path):
            path /= Path(self._suggested).name
        if path.suffix.lower() not in ENDINGS:
            path = path.with_name(f"{path.name}.{kind}")
        return ExportOrder(None if whole else self._table, path, kind, self.phones.read())

    def on_field_changed(self, event: Field.Changed) -> None:
        """Lets the rest of the form follow what is chosen."""
        event.stop()
        if event.field is self.path:
            return
        whole = self.what.read()
        self.kind.display = not whole
        self.phones.display = whole or self._has_phones
        if self.path.text == self._suggested:
            table = None if whole else self._table
            self._suggested = self.path.text = str(suggestion(self._desk, table, self._kind))
        elif self.path.text.lower().endswith(ENDINGS):
            self.path.text = f"{self.path.text.rpartition('.')[0]}.{self._kind}"

    @property
    def _kind(self) -> Format:
        return Format.EXCEL if self.what.read() else self.kind.read()

    @property
    def _has_phones(self) -> bool:
        return any(column.key.endswith("phone") for column in self._table.columns)

    def _this_list(self) -> str:
        rows = counted("{count} row", "{count} rows", len(self._table.rows))
        return _("{list} ({rows})").format(list=self._table.title, rows=rows)

    # Writing

    def action_save(self) -> None:
        """Writes the file, after asking where one of that name is there already."""
        order = None if self._watch else self._checked_draft()
        if order is None:
            return
        try:
            order.check(self._desk)
        except ShopError as error:
            self._say_beside(error)
            return
        if os.path.exists(order.path):
            why = _("There is already a file {name} in that folder.").format(name=order.path.name)
            self._ask(order, why, _("Replace it"))
        else:
            self._begin(order)

    def _ask(self, order: ExportOrder, why: str, again: str) -> None:
        def go_on(path: Path | None) -> None:
            if path is not None:
                self.path.text = str(path)
                self._begin(replace(order, path=path))

        self.app.push_screen(SecondName(why, order.path, second_name(order.path), again), go_on)

    def _begin(self, order: ExportOrder) -> None:
        self._stop.clear()
        self._watch = Watch(cancelled=self._stop.is_set)
        self._line.follow(self._watch, None if order.table is None else len(order.table.rows))
        self._write(order, self._watch)

    @work(thread=True, group="export")
    def _write(self, order: ExportOrder, watch: Watch) -> None:
        worker = get_current_worker()
        try:
            exported = order.carry_out(self._desk, watch)
        except ShopError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, order, error)
        else:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._written, order, exported)

    def _failed(self, order: ExportOrder, error: ShopError) -> None:
        self._watch = None
        if isinstance(error, Cancelled):
            self._line.end(str(error))
            return
        self._line.end()
        self._say_beside(error)
        if isinstance(error, FileTrouble):
            self._ask(order, str(error), _("Try again"))

    def _written(self, order: ExportOrder, exported: Exported) -> None:
        self._watch = None
        self._line.end()
        told = Notice(_("Exported"), [exported.sentence])
        self.app.push_screen(told, lambda _nothing: self.dismiss(order))

    def action_cancel(self) -> None:
        """Closes; while the file is being written, stops that first."""
        if self._watch is None:
            self.dismiss(None)
        else:
            self._stop.set()

    def _say_beside(self, error: ShopError) -> None:
        """Puts an error beside the field it belongs to; one about the file, beside its name."""
        self.show_trouble(
            error if isinstance(error, InvalidInput) else InvalidInput(str(error), "path")
        )
