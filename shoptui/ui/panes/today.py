"""Pane 1: the week against the last, what to do now, and the last sales."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.worker import get_current_worker

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _, counted
from shoptui.domain.table import Table
from shoptui.domain.text import visible
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.last_sales import last_sales
from shoptui.services.sorting import sorted_table
from shoptui.ui.command import bindings
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.today_actions import TODAY_ACTIONS
from shoptui.ui.panes.today_view import TodayData, TodayView
from shoptui.ui.panes.today_words import nothing_to_do, week_lines
from shoptui.ui.widgets.columns import Sort
from shoptui.ui.widgets.grid import Grid

if TYPE_CHECKING:
    from shoptui.domain.to_do import ToDo

LONGEST_WAIT = 1.0  # seconds for the first rows to be drawn


class TodayPane(TodayView):
    """The list of what to do, with the last sales below it, or beside it where both have room."""

    TITLE = N_("Today")
    KEY = "1"
    HELP = N_(
        "The first look at a day: the week against the last, what to do now with the most valuable "
        "on top, and the last sales."
    )
    ACTIONS = TODAY_ACTIONS
    BINDINGS: ClassVar = bindings(TODAY_ACTIONS)

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """What is most valuable on top."""
        super().__init__(desk, formats, id=id)
        self._data: TodayData | None = None
        self._first: Table | None = None  # the last sales, until everything was read
        self._sort: Sort | None = None
        self._settled: set[tuple[str, int]] = set()  # marked since the reading

    def read_ahead(self) -> None:
        """Reads the last sales, so that they stand on the screen as soon as anything does."""
        with suppress(ShopError):  # which the reading of everything says
            self._first = last_sales(self.desk)

    def on_mount(self) -> None:
        """Shows the last sales while the rest is being worked out."""
        if self._first is not None:
            self._sold.load(self._first)

    def fetch(self) -> TodayData:
        """Reads the list, the week and the last sales."""
        if self._data is None:
            self._wait_until_drawn()
        # What judges and plans is loaded while the owner sees the first rows already.
        from shoptui.services.today import today

        sold, found, sort = last_sales(self.desk), today(self.desk), self._sort
        table = found.table()
        # A customer may stand in the list twice, so a row is known by its place.
        entries = replace(table, ids=range(len(table.ids)))
        shown = sorted_table(entries, *sort) if sort else entries
        return TodayData(found, shown, sort, sold)

    def _wait_until_drawn(self) -> None:
        """Waits for the first screen, which what this thread does next would slow down."""
        is_drawn = Event()
        if self.call_later(self.call_after_refresh, is_drawn.set):
            is_drawn.wait(LONGEST_WAIT)

    def show(self, data: TodayData) -> None:
        """Draws all of it; the cursor stays at its height in the list."""
        self._data = data
        self._settled.clear()
        self._grid.clear_marks()  # a row is known by its place, which may be another's now
        self._write("#today-week", *week_lines(data.today, self.formats))
        waiting = counted("{count} thing to do", "{count} things to do", len(data.entries.ids))
        self._write("#today-title", waiting)
        self._arrange(data)
        if self._sort and data.sort != self._sort:  # asked for during the reading
            self._sort_again(data, self._sort)
        self._sold.load(data.last_sales)
        self.refresh_bindings()

    def _arrange(self, data: TodayData) -> None:
        self._grid.empty_text = nothing_to_do(is_new=not data.last_sales.ids)
        self._grid.load(data.entries, sort=data.sort)
        self._spell_out()

    def _spell_out(self) -> None:
        entry = self._entry()
        if entry is None or self._data is None:
            self._write("#today-detail")
            return
        from shoptui.services.today_words import action_names

        what = _("What to do: {action}. Enter opens the card, d marks it as done.")
        self._write(
            "#today-detail",
            f"{entry.name}: {self._data.today.reason(entry)}",
            what.format(action=action_names()[entry.action]),
        )

    # The lists

    @property
    def _in_sales(self) -> bool:
        return self._sold.has_focus

    def _entry(self) -> "ToDo | None":
        """What stands under the cursor of the list."""
        place = self._grid.row_id(self._grid.cursor)
        if self._data is None or place is None:
            return None
        return self._data.today.to_dos[place]

    def action_switch(self) -> None:
        """Changes between the two lists."""
        (self._grid if self._in_sales else self._sold).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Other keys work in the other list."""
        super().on_descendant_focus(event)
        self.refresh_bindings()

    @on(Grid.Highlighted, "#today-list")
    def _follow(self, event: Grid.Highlighted) -> None:
        event.stop()
        self._spell_out()

    @on(Grid.SortAsked, "#today-list")
    def _sort_list(self, event: Grid.SortAsked) -> None:
        event.stop()
        self._sort = (event.column_key, event.descending)
        if self._data is not None:
            self._sort_again(self._data, self._sort)

    # The description spares Textual from writing out the whole list.
    @work(thread=True, exclusive=True, group=OPENING, description="sort what to do")
    def _sort_again(self, data: TodayData, sort: Sort) -> None:
        worker = get_current_worker()
        again = replace(data, entries=sorted_table(data.entries, *sort), sort=sort)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_sorted, data, again)

    def _show_sorted(self, before: TodayData, again: TodayData) -> None:
        if self._data is before:  # else it was read anew, in this order
            self._data = again
            self._arrange(again)

    @on(Grid.SortAsked, "#today-sales")
    def _sort_sales(self, event: Grid.SortAsked) -> None:
        event.stop()
        if self._sold.table is not None:
            sort = (event.column_key, event.descending)
            self._sold.load(sorted_table(self._sold.table, *sort), sort=sort)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the card of the customer it is about."""
        event.stop()
        customer = self.selected_customer()
        if customer is not None:
            self.post_message(self.OpenCustomer(customer))

    def selected_customer(self) -> int | None:
        """Whom the entry or the sale under the cursor is about."""
        if not self._in_sales:
            entry = self._entry()
            return entry.customer_id if entry else None
        from shoptui.services import sales

        sale_id = self._sold.row_id(self._sold.cursor)
        return None if sale_id is None else sales.sale(self.desk, sale_id).customer_id

    def exported(self) -> Table | None:
        """The list the owner is in; `ids` the customers, or the purchases."""
        table = self._sold.table if self._in_sales else self._grid.table
        if table is None or self._in_sales or self._data is None:
            return table
        entries = self._data.today.to_dos
        return replace(table, ids=[entries[place].customer_id for place in table.ids])

    # Done, and why

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is to do can be done or put off."""
        if action in ("done", "put_off"):
            return not self._in_sales and self._entry() is not None
        return True

    def action_done(self) -> None:
        """Marks it as done."""
        from shoptui.services.today import mark_done

        self._mark(mark_done, _("Done: {name}."))

    def action_put_off(self) -> None:
        """Takes it off the list for today."""
        from shoptui.services.today import put_off

        self._mark(put_off, _("Not today: {name}."))

    def _mark(self, mark: Callable[..., None], said: str) -> None:
        meant = [entry for entry in self._meant() if entry.mark not in self._settled]
        if meant:
            self._settled.update(entry.mark for entry in meant)
            many = counted("{count} entry", "{count} entries", len(meant))
            name = visible(meant[0].name) if len(meant) == 1 else many
            self.save(partial(mark, self.desk, *meant), said.format(name=name))

    def _meant(self) -> "list[ToDo]":
        """Those marked with Space, else what stands under the cursor."""
        entry, data = self._entry(), self._data
        if data is not None and self._grid.marks:
            return [data.today.to_dos[place] for place in sorted(self._grid.marks)]
        return [] if entry is None else [entry]

    def explain(self) -> None:
        """Says why the entry under the cursor stands in the list."""
        from shoptui.ui.dialogs.why import WhyDialog

        entry = self._entry()
        if entry is not None and self._data is not None and not self._in_sales:
            self.app.push_screen(WhyDialog(_("Why this"), self._data.today.why(entry)))
