"""Changing the catalogue and the rules in the pane of rewards."""

from functools import partial

from shoptui.domain.language import _
from shoptui.domain.reward_rules import Condition, RewardRule
from shoptui.domain.rewards import Reward
from shoptui.domain.text import visible
from shoptui.services import reward_catalogue as service
from shoptui.services.rule_choices import free_conditions
from shoptui.services.rule_words import condition_words
from shoptui.ui.dialogs.choices import ChoicesDialog, Line
from shoptui.ui.forms import rewards as forms
from shoptui.ui.panes.rewards_data import RewardsData, View
from shoptui.ui.panes.rewards_lists import RewardsLists

UP, DOWN = -1, 1


class RewardsCatalogue(RewardsLists):
    """Rewards and rules are changed in a form, put away at once, and rules moved."""

    def works_here(self, action: str) -> bool:
        """Whether one of these actions does something with the row under the cursor."""
        reward, rule = self.reward(), self.rule()
        if action in ("new_reward", "new_rule"):
            view = View.CATALOGUE if action == "new_reward" else View.RULES
            return self.data is not None and self.view is view
        if action in ("put_away", "bring_back"):
            return reward is not None and reward.active == (action == "put_away")
        if action in ("switch_off", "switch_on"):
            return rule is not None and rule.active == (action == "switch_off")
        if action in ("sooner", "later"):
            places = UP if action == "sooner" else DOWN
            return rule is not None and self.data is not None and self.data.can_move(rule, places)
        return action != "edit" or reward is not None or rule is not None

    def action_edit(self) -> None:
        """Opens the form of the reward or the rule."""
        if (reward := self.reward()) is not None:
            self._open_reward(reward)
        elif (rule := self.rule()) is not None and self.data is not None:
            self._open_rule(self.data, rule)

    def action_new_reward(self) -> None:
        """Opens an empty form."""
        self._open_reward(None)

    def _open_reward(self, reward: Reward | None) -> None:
        self.app.push_screen(forms.reward(self.desk, self.formats, reward), self._saved)

    def action_new_rule(self) -> None:
        """Asks when the rule is to fire, then opens its form."""
        if self.data is not None:
            free = free_conditions(self.data.catalogue.rules, self.desk.shop().currency)
            lines = [Line(each, condition_words(each, self.formats)) for each in free]
            dialog = ChoicesDialog[Condition](_("A rule for which customers?"), lines)
            self.app.push_screen(dialog, self._condition_chosen)

    def _condition_chosen(self, condition: Condition | None) -> None:
        if condition is not None and self.data is not None:
            self._open_rule(self.data, forms.new_rule(condition))

    def _open_rule(self, data: RewardsData, rule: RewardRule) -> None:
        self.app.push_screen(forms.reward_rule(self.desk, data, rule), self._saved)

    def _saved(self, draft: Reward | RewardRule | None) -> None:
        if draft is not None:
            self.post_message(self.Changed())
            self.app.notify(_("Saved."), markup=False)

    # At once

    def action_put_away(self) -> None:
        """Takes the reward out of use."""
        self._use_reward(False, _("Put away: {name}. Delete brings it back."))

    def action_bring_back(self) -> None:
        """Brings the reward back into use."""
        self._use_reward(True, _("Back in use: {name}."))

    def _use_reward(self, active: bool, said: str) -> None:
        if (reward := self.reward()) is not None:
            change = partial(service.set_reward_active, self.desk, reward.id, active)
            self.save(change, said.format(name=visible(reward.name)))

    def action_switch_off(self) -> None:
        """Switches the rule off."""
        self._use_rule(False, _("Off: {when}. Delete switches it on again."))

    def action_switch_on(self) -> None:
        """Switches the rule on."""
        self._use_rule(True, _("On: {when}."))

    def _use_rule(self, active: bool, said: str) -> None:
        if (rule := self.rule()) is not None:
            change = partial(service.set_rule_active, self.desk, rule.id, active)
            self.save(change, said.format(when=condition_words(rule.condition, self.formats)))

    def action_sooner(self) -> None:
        """Moves the rule up."""
        self._move(UP)

    def action_later(self) -> None:
        """Moves the rule down."""
        self._move(DOWN)

    def _move(self, places: int) -> None:
        if (rule := self.rule()) is not None:
            self.save(partial(service.move_rule, self.desk, rule.id, places))
