"""Forms about rewards and their rules."""

from functools import partial

from shoptui.domain.language import _
from shoptui.domain.reward_rules import Condition, RewardRule
from shoptui.domain.rewards import Reward
from shoptui.services import reward_catalogue as service
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.reward import RewardDialog
from shoptui.ui.dialogs.reward_rule import RewardRuleDialog, RuleMatter
from shoptui.ui.panes.rewards_data import RewardsData
from shoptui.ui.panes.rewards_words import example


def reward(desk: Desk, formats: Formats, before: Reward | None) -> RewardDialog:
    """A form for a reward, new or recorded."""
    form = RewardDialog(desk, formats, *([before] if before else []))
    return form.kept_by(partial(service.save_reward, desk))


def new_rule(condition: Condition) -> RewardRule:
    """A rule that is not recorded yet, with a text to start from."""
    text = _("Dear {name}, with our thanks: {reward}, until {until}. {shop}")
    return RewardRule(condition=condition, reward_id=0, priority=0, message=text)


def reward_rule(desk: Desk, data: RewardsData, rule: RewardRule) -> RewardRuleDialog:
    """A form for a rule, new or recorded."""
    known = data.catalogue.rewards
    given = [each for each in known if each.active or each.id == rule.reward_id] or known
    by_name = sorted(given, key=lambda each: each.name.casefold())
    matter = RuleMatter(by_name, data.suggestions.words, example(data, rule))
    return RewardRuleDialog(matter, rule).kept_by(partial(service.save_rule, desk))
