"""One customer: the card, and everything that happened, newest first."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.worker import get_current_worker

from shoptui.domain.errors import NotFound, ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.table import Table
from shoptui.services.card import Card, card
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.judged import Judged, held, judged
from shoptui.services.timeline import Happening, Timeline, customer_timeline
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.dialogs.rules_of_sale import rules_window
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.happening_forms import change_form, refund_form
from shoptui.ui.panes.pane import Pane
from shoptui.ui.panes.person import PersonPane
from shoptui.ui.panes.person_actions import PERSON_ACTIONS
from shoptui.ui.widgets.card_view import CardView
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.timeline_look import timeline_look

CARD_ACTIONS = (
    Command("card.back", "escape", N_("Back"), N_("Back to where you came from."), "back", rank=1),
    Command(
        "card.why",
        "w",
        N_("Why"),
        N_("Explain tier, group, class, stage, reward and scores of this customer."),
        "why",
        rank=6,
    ),
    Command(
        "card.refund",
        "r",
        N_("Refund"),
        N_("Give money back on the sale under the cursor."),
        "refund",
        rank=5,
    ),
    Command(
        "card.rules",
        "t",
        N_("Rules"),
        N_("See which house rules the sale under the cursor kept, and tick those judged by hand."),
        "rules",
        rank=5,
    ),
    *PERSON_ACTIONS,
)

WIDE = 100  # columns, from which the card lies beside the timeline


@dataclass(frozen=True, slots=True)
class CardData:
    """What is known of the customer, and what happened.

    Attributes:
        card: the record and its figures.
        judged: everybody's scores, where they are at hand.
        timeline: what happened, newest first.
    """

    card: Card
    judged: Judged | None
    timeline: Timeline


class CardPane(PersonPane[CardData]):
    """The card beside the timeline, or above it on a narrow screen.

    Tier, scores and reward follow a moment later where the shop is large, since it takes everybody
    to judge one.
    """

    ACTIONS = CARD_ACTIONS
    BINDINGS: ClassVar = bindings(CARD_ACTIONS)
    SCOPED_CSS = False  # the screen's width class stands above this widget
    DEFAULT_CSS = """
    CardPane {
        layout: vertical;
        & > CardView { max-height: 60%; margin-bottom: 1; }
        & > Grid { height: 1fr; }
    }
    .-wide CardPane, .-widest CardPane {
        layout: horizontal;
        & > CardView { width: 46; height: 1fr; max-height: 100%; margin-bottom: 0; }
        & > Grid { border-left: solid $panel; }
    }
    """

    def __init__(self, desk: Desk, formats: Formats, customer_id: int) -> None:
        """The pane of one customer."""
        super().__init__(desk, formats, id="card")
        self._customer_id = customer_id
        self._data: CardData | None = None
        self._judged: Judged | None = None
        self._view = CardView(formats)
        self._view.can_focus = True
        self._grid = Grid(
            format_cell=formats.cell,
            row_style=timeline_look,
            empty_text=_("Nothing has happened yet. Press n for a sale, b for a word they said."),
            id="card-timeline",
        )

    def compose(self) -> ComposeResult:
        """Card and timeline."""
        yield self._view
        yield self._grid

    def on_resize(self, event: events.Resize) -> None:
        """Figures and person stand side by side where the card lies above the timeline."""
        self._view.set_class(event.size.width < WIDE, "-across")

    # Reading

    def fetch(self) -> CardData:
        """Reads this customer's records only."""
        everybody = held(self.desk)
        if everybody:
            everybody.of(self._customer_id)  # found out here, so that drawing does not wait for it
        return CardData(
            card(self.desk, self._customer_id),
            everybody,
            customer_timeline(self.desk, self._customer_id),
        )

    def trouble(self, error: ShopError) -> Pane.Trouble | Pane.Gone:
        """Where the customer is gone, so is the card."""
        return self.Gone(error) if isinstance(error, NotFound) else self.Trouble(error)

    def show(self, data: CardData) -> None:
        """Draws card and timeline, then asks for tier, scores and reward."""
        self._data = data
        self._judged = data.judged or self._judged  # the last one until the new one is ready
        self._show_card()
        self._grid.load(data.timeline.table)
        self.refresh_bindings()
        if data.judged is None and data.card.customer.archived_on is None:
            self._judge()

    @work(thread=True, exclusive=True, group="score")
    def _judge(self) -> None:
        worker = get_current_worker()
        try:
            everybody = judged(self.desk)
            everybody.of(self._customer_id)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_judged, everybody)

    def _show_judged(self, everybody: Judged) -> None:
        self._judged = everybody
        self._show_card()

    def _show_card(self) -> None:
        assert self._data is not None
        judgement = self._judged.of(self._customer_id) if self._judged else None
        standing = judgement.standing if judgement else None
        self._view.show_card(self._data.card, standing, judgement)

    # The customer

    def selected_customer(self) -> int | None:
        """Whose card it is; of a merged record the one it was merged into."""
        if self._data is None:
            return None
        kept = self._data.card.merged_into
        return self._customer_id if kept is None else kept.id

    def is_archived(self) -> bool:
        """Whether the customer is put away."""
        return self._data is not None and self._data.card.customer.archived_on is not None

    def exported(self) -> Table | None:
        """The timeline."""
        return self._grid.table

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`r` gives money back on a sale, and else records a friend; only undo parts a merge."""
        if action in ("refund", "rules"):
            happening = self._happening() if self._grid.has_focus else None
            return happening is not None and happening.kind == "sale"
        if action in ("archive", "restore") and self._data and self._data.card.merged_into:
            return False
        return super().check_action(action, parameters)

    def explain(self) -> None:
        """Says why the customer is in this tier, is offered this and has these scores."""
        if self._judged is not None and not self.is_archived():
            why = partial(self._judged.why, self._customer_id)
            self.explain_person(_("Why this tier, group, reward and scores"), why)

    def action_why(self) -> None:
        """The key of `explain`, which elsewhere is the app's."""
        self.explain()

    def action_back(self) -> None:
        """Closes the card."""
        self.screen.dismiss()

    # What happened

    def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """Another row may offer other keys."""
        event.stop()
        self.refresh_bindings()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens what happened, to be read whole or changed."""
        event.stop()
        self._open_happening(event.index)

    @work(group=OPENING)
    async def _open_happening(self, row: int) -> None:
        happening = self._happening()
        if happening is None or self._data is None:
            return
        customer = self._data.card.customer
        try:
            form = await change_form(self.desk, self.formats, customer, happening)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        if form is not None:
            self.app.push_screen(form, lambda kept: self._tell(kept, _("Saved.")))
        else:
            _day, what, _amount, detail = self._data.timeline.table.rows[row]
            self.app.push_screen(Notice(str(what), [str(detail)]))

    @work(group=OPENING)
    async def action_refund(self) -> None:
        """Asks how much to give back."""
        happening = self._happening()
        if happening is None:
            return
        try:
            form = await refund_form(self.desk, self.formats, happening)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        if form is None:
            self.app.notify(_("There is nothing to give back on this one."), markup=False)
        else:
            self.app.push_screen(form, lambda kept: self._tell(kept, _("The refund is saved.")))

    @work(group=OPENING)
    async def action_rules(self) -> None:
        """Shows what became of the house rules on the sale under the cursor."""
        happening = self._happening()
        if happening is None:
            return
        try:
            window = await rules_window(self.desk, self.formats, happening.id)
        except ShopError as error:
            self.post_message(self.Trouble(error))
        else:
            self.app.push_screen(window, lambda ticked: self._tell(ticked or None, _("Saved.")))

    def _happening(self) -> Happening | None:
        happenings = self._data.timeline.happenings if self._data else ()
        at = self._grid.cursor
        return happenings[at] if 0 <= at < len(happenings) else None
