"""Pane 7: whom to offer what and why, what was given, what there is to give, and the rules."""

from functools import partial
from typing import ClassVar

from shoptui.domain.language import N_, _
from shoptui.domain.text import visible
from shoptui.domain.why import Section
from shoptui.services import rewards
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.command import bindings
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.panes.rewards_actions import CATALOGUE_ACTIONS, MOVING_ACTIONS, REWARDS_ACTIONS
from shoptui.ui.panes.rewards_catalogue import RewardsCatalogue
from shoptui.ui.panes.rewards_data import RewardsData, View
from shoptui.ui.panes.rewards_words import why_reward, why_rule
from shoptui.ui.widgets.grid import Grid

_ABOUT_CATALOGUE = {command.action for command in (*CATALOGUE_ACTIONS, *MOVING_ACTIONS)}


class RewardsPane(RewardsCatalogue):
    """Gives, skips and copies what is suggested, and notes what was redeemed."""

    TITLE = N_("Rewards")
    KEY = "7"
    HELP = N_("Whom to offer what and why, what was given, and what there is to give.")
    ACTIONS = REWARDS_ACTIONS
    BINDINGS: ClassVar = bindings(REWARDS_ACTIONS)
    DEFAULT_CSS = """
    RewardsPane {
        & > .pane-line { height: auto; max-height: 3; padding: 0 1; color: $text-muted; }
        & > #rewards-detail { height: auto; max-height: 6; padding: 0 1; }
    }
    """

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """The suggestions first, the most urgent on top."""
        super().__init__(desk, formats, id=id)
        self._settled: set[tuple[View, int]] = set()  # given, skipped or redeemed since the reading

    def show(self, data: RewardsData) -> None:
        """Draws the list that is chosen."""
        self._settled.clear()
        super().show(data)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the customer's card, or the form of a reward or a rule."""
        event.stop()
        customer = self.selected_customer()
        if customer is not None:
            self.post_message(self.OpenCustomer(customer))
        else:
            self.action_edit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each list has its own keys; Esc leads back to the suggestions, else is the app's."""
        if action in ("give", "skip", "copy_message"):
            return self.suggestion() is not None
        if action == "redeem":
            return self.is_open()
        if action in _ABOUT_CATALOGUE:
            return self.works_here(action)
        return action != "back" or self.view is not View.SUGGESTED

    # Giving, skipping, copying

    def action_give(self) -> None:
        """Gives what is suggested."""
        found = self.suggestion()
        if found is None or not self._is_first_time(found.customer_id):
            return
        said = _("Given: {reward}, to {name}. Tab shows what is open.").format(
            reward=visible(found.reward.name), name=visible(found.candidate.name)
        )
        self.save(partial(rewards.give, self.desk, found), said)

    def action_skip(self) -> None:
        """Takes the suggestion off the list for the quiet days."""
        found = self.suggestion()
        if found is None or not self._is_first_time(found.customer_id):
            return
        said = _("Not now: {name}.").format(name=visible(found.candidate.name))
        self.save(partial(rewards.skip, self.desk, found), said)

    def action_copy_message(self) -> None:
        """Copies the text for the customer, where a message may be sent."""
        found = self.suggestion()
        if self.data is None or found is None:
            return
        name = visible(found.candidate.name)
        if found.by_message:
            self.app.copy_to_clipboard(self.data.suggestions.words.message(found))
            said = _("Copied the message for {name}.").format(name=name)
        else:
            said = _(
                "Offer it to {name} in person: they did not agree to messages, "
                "or have no phone and no e-mail."
            ).format(name=name)
        self.app.notify(said, markup=False)

    def action_redeem(self) -> None:
        """Notes that it was redeemed today."""
        record, given = self._record(), self._given_row()
        if record is None or given is None or not self._is_first_time(record):
            return
        _table, row = given
        said = _("Redeemed: {reward}, by {name}.").format(
            reward=visible(str(row[2])), name=visible(str(row[1]))
        )
        self.save(partial(rewards.redeem, self.desk, record), said)

    def _is_first_time(self, record: int) -> bool:
        """Whether the row was not settled yet; only once, however often the key comes."""
        is_new = (self.view, record) not in self._settled
        self._settled.add((self.view, record))
        return is_new

    def on_pane_trouble(self, event: RewardsCatalogue.Trouble) -> None:
        """What was refused may be tried again."""
        self._settled.clear()

    # Why

    def explains(self) -> bool:
        """Whether there is a row to explain."""
        return self._record() is not None

    def explain(self) -> None:
        """Says why this is suggested, or was given; when a reward is, and for whom a rule fires."""
        data = self.data
        if data is None:
            return
        if (found := self.suggestion()) is not None:
            self._explain(_("Why this reward"), data.suggestions.why(found))
        elif (reward := self.reward()) is not None:
            self._explain(_("When it is suggested"), why_reward(data, reward, self.formats))
        elif (rule := self.rule()) is not None:
            self._explain(_("For whom this rule is"), why_rule(data, rule, self.formats))
        elif (given := self._given_row()) is not None:
            table, row = given
            why = str(row[table.column("why")] or "") or _("You gave it; no reason was noted.")
            self._explain(_("Why it was given"), [Section(f"{row[1]}: {row[2]}", (why,))])

    def _explain(self, title: str, sections: list[Section]) -> None:
        self.app.push_screen(WhyDialog(title, sections))
