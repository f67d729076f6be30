"""The card of one customer beside the list, and from 150 columns on the timeline under it."""

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from shoptui.domain.errors import ShopError
from shoptui.domain.language import _
from shoptui.domain.text import visible
from shoptui.services.card import Card, Standing, card, standing
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.judged import Judgement, held, judged
from shoptui.services.tiers import Scored
from shoptui.services.timeline import Timeline, customer_timeline
from shoptui.ui.widgets.card_view import CardView
from shoptui.ui.widgets.grid_view import GridView
from shoptui.ui.widgets.timeline_look import timeline_look

ACROSS = 64  # cells, from which on the card has two columns


class CardBeside(Vertical):
    """Follows the cursor of the list; a reading under way is overtaken."""

    SCOPED_CSS = False  # the screen's width class stands above this widget
    DEFAULT_CSS = """
    CardBeside {
        height: 1fr; border-left: solid $panel;
        & > CardView { height: 1fr; scrollbar-gutter: stable; }
        & > GridView { display: none; height: 1fr; }
        & > .card-trouble { display: none; padding: 0 1; color: $text-error; }
    }
    .-widest CardBeside {
        & > CardView { height: auto; max-height: 60%; margin-bottom: 1; }
        & > GridView { display: block; }
    }
    """

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """Empty at first."""
        super().__init__()
        self._desk = desk
        self._trouble = Static(classes="card-trouble")
        self._card = CardView(formats)
        self._timeline = GridView(
            format_cell=formats.cell,
            row_style=timeline_look,
            empty_text=_("Nothing has happened yet."),
        )
        self._timeline.cursor_row = -1  # only to be read
        self._wanted: tuple[int | None, Scored | None] = (None, None)
        self._is_judging = False

    def compose(self) -> ComposeResult:
        """Card and timeline."""
        yield self._trouble
        yield self._card
        yield self._timeline

    def on_resize(self, event: events.Resize) -> None:
        """Puts the parts of the card side by side where there is room, above the timeline."""
        self._card.set_class(event.size.width >= ACROSS, "-across")

    def show_customer(self, customer_id: int | None, scored: Scored | None) -> None:
        """Shows a customer, where there is room for it.

        Args:
            customer_id: whose card; None for nobody's.
            scored: where the tier is read off; None for people put away.
        """
        self._wanted = customer_id, scored
        if not self.display or not self.is_mounted:
            return
        if customer_id is None:
            self.workers.cancel_node(self)
            self._show(None, None, None, None)
        else:
            self._read(customer_id, scored)

    # The description spares Textual from writing out all scores.
    @work(thread=True, exclusive=True, group="beside", description="card")
    def _read(self, customer_id: int, scored: Scored | None) -> None:
        worker = get_current_worker()
        try:
            read = card(self._desk, customer_id)
            stands = standing(scored, customer_id) if scored else None
            everybody = held(self._desk) if scored else None
            judgement = everybody.of(customer_id) if everybody else None
            events = customer_timeline(self._desk, customer_id) if self._timeline.display else None
        except ShopError as error:
            self.app.call_from_thread(self._show, None, None, None, None, str(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, read, stands, judgement, events)
            if scored and everybody is None:
                self.app.call_from_thread(self._judge_once)

    def _judge_once(self) -> None:
        if not self._is_judging:
            self._is_judging = True
            self._judge()

    # Not overtaken by the cursor: whomever it stands on, everybody is judged only once.
    @work(thread=True, group="judge")
    def _judge(self) -> None:
        trouble = ""
        try:
            judged(self._desk)
        except ShopError as error:
            trouble = str(error)
        if self.is_attached:
            self.app.call_from_thread(self._judged, trouble)

    def _judged(self, trouble: str) -> None:
        self._is_judging = False
        if trouble:
            self._show(None, None, None, None, trouble)
        elif self.is_attached:
            self.show_customer(*self._wanted)

    def _show(
        self,
        read: Card | None,
        stands: Standing | None,
        judgement: Judgement | None,
        events: Timeline | None,
        trouble: str = "",
    ) -> None:
        if trouble or self._trouble.display:
            self._trouble.update(Content(visible(trouble)))
            self._trouble.display = bool(trouble)
        self._card.show_card(read, stands, judgement)
        if events is not None:
            self._timeline.show_table(events.table, None)
