"""The reward catalogue and the rules of the suggestions: list, add, change, retire, reorder.

A new shop has the defaults, which are not in its file; the first change writes them there, and
from then on the file holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from shoptui.analytics.offers import Offer
from shoptui.domain.errors import Conflict, NotFound
from shoptui.domain.language import _
from shoptui.domain.reward_rules import RewardRule
from shoptui.domain.rewards import Reward
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.reward_checks import tidy_reward
from shoptui.services.reward_defaults import default_rewards
from shoptui.services.reward_messages import check_texts, checked_message
from shoptui.services.reward_rule_defaults import STEP, default_rules
from shoptui.services.rule_words import condition_words
from shoptui.storage import rewards as stored
from shoptui.storage import shops
from shoptui.storage.database import Connection
from shoptui.storage.turnover import turnover


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the shop can give, and when it is suggested.

    Attributes:
        rewards: retired ones too, by id.
        rules: retired ones too, in their order.
    """

    rewards: Sequence[Reward]
    rules: Sequence[RewardRule]

    def reward(self, reward_id: int) -> Reward:
        """One reward.

        Raises:
            NotFound: there is none of that id.
        """
        for reward in self.rewards:
            if reward.id == reward_id:
                return reward
        raise NotFound(_("This reward is not in the catalogue any more."))

    def rule(self, rule_id: int) -> RewardRule:
        """One rule.

        Raises:
            NotFound: there is none of that id.
        """
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise NotFound(_("This rule is not in the shop any more."))

    @property
    def in_order(self) -> list[RewardRule]:
        """The rules as they come: complaints and slips, birthdays, then by priority."""
        return sorted(self.rules, key=lambda rule: (rule.urgency, rule.priority, rule.id))

    def rules_of(self, reward_id: int) -> list[RewardRule]:
        """The rules in force that give a reward."""
        return [rule for rule in self.rules if rule.active and rule.reward_id == reward_id]

    def offers(self) -> list[Offer]:
        """The rules in force, with their rewards; retired ones of either are left out."""
        pairs = ((rule, self.reward(rule.reward_id)) for rule in self.rules if rule.active)
        return [Offer(rule, reward) for rule, reward in pairs if reward.active]


def catalogue(desk: Desk, as_of: date | None = None) -> Catalogue:
    """The catalogue; what the defaults cost follows from the average order by a day."""
    with desk.file.read() as db:
        return catalogue_in(db, as_of or desk.today())


def catalogue_in(db: Connection, as_of: date) -> Catalogue:
    """The same, within a reading of the file."""
    if stored.is_kept(db):
        return Catalogue(stored.all_rewards(db), stored.all_rules(db))
    rewards = default_rewards(turnover(db, as_of), shops.read(db).currency)
    return Catalogue(list(rewards.values()), default_rules(rewards))


def kept_catalogue(db: Connection, today: date) -> Catalogue:
    """The same within a write, after which the file holds it."""
    known = catalogue_in(db, today)
    if not stored.is_kept(db):
        stored.keep(db, known.rewards, known.rules)
    return known


def save_reward(desk: Desk, draft: Reward) -> int:
    """Adds a reward, or replaces the one of its id, and returns its id.

    Raises:
        InvalidInput: a field cannot be taken, or a rule's text needs one that is taken away; it
            names the field.
        Conflict: another reward has the name.
        NotFound: it is to replace one that is gone.
    """
    tidy = tidy_reward(draft)
    with desk.file.write(_("Reward {name}").format(name=tidy.name)) as db:
        known = kept_catalogue(db, desk.today())
        if tidy.id:
            known.reward(tidy.id)
            check_texts(tidy, known.rules)
        return stored.put_reward(db, tidy)


def set_reward_active(desk: Desk, reward_id: int, active: bool) -> None:
    """Retires a reward, so that nobody is offered it any more, or brings it back.

    Raises:
        NotFound: there is none of that id.
    """
    what = _("Brought back the reward {name}") if active else _("Put away the reward {name}")
    name = catalogue(desk).reward(reward_id).name
    with desk.file.write(what.format(name=name)) as db:
        reward = kept_catalogue(db, desk.today()).reward(reward_id)
        stored.put_reward(db, replace(reward, active=active))


def save_rule(desk: Desk, draft: RewardRule) -> int:
    """Adds a rule, or replaces the one of its id, and returns its id.

    With priority 0 a new rule goes behind all others, and another stays where it is.

    Raises:
        InvalidInput: the message has a field there is none of.
        Conflict: another rule has the same condition.
        NotFound: its reward is gone, or the rule it is to replace.
    """
    when = _when(desk, draft)
    with desk.file.write(_("Reward rule: {when}").format(when=when)) as db:
        known = kept_catalogue(db, desk.today())
        if draft.id:
            known.rule(draft.id)
        message = checked_message(draft.message, known.reward(draft.reward_id))
        priority = _priority(known, draft)
        if any(rule.name == draft.name and rule.id != draft.id for rule in known.rules):
            already = _("There is a rule for {when} already: change that one.")
            raise Conflict(already.format(when=when))
        return stored.put_rule(db, replace(draft, message=message, priority=priority))


def _priority(known: Catalogue, draft: RewardRule) -> int:
    if draft.id:
        return draft.priority or known.rule(draft.id).priority
    return draft.priority or max((rule.priority for rule in known.rules), default=0) + STEP


def set_rule_active(desk: Desk, rule_id: int, active: bool) -> None:
    """Retires a rule, so that it suggests nothing any more, or brings it back.

    Raises:
        NotFound: there is none of that id.
    """
    what = _("Switched on the reward rule: {when}")
    if not active:
        what = _("Switched off the reward rule: {when}")
    when = _when(desk, catalogue(desk).rule(rule_id))
    with desk.file.write(what.format(when=when)) as db:
        rule = kept_catalogue(db, desk.today()).rule(rule_id)
        stored.put_rule(db, replace(rule, active=active))


def move_rule(desk: Desk, rule_id: int, places: int) -> None:
    """Moves a rule so many places down the list, or up where the number is below zero.

    It stays among its like: whatever the priorities, complaints and slips come before birthdays,
    and these before everything else.

    Raises:
        NotFound: there is none of that id.
    """
    when = _when(desk, catalogue(desk).rule(rule_id))
    with desk.file.write(_("Moved the reward rule: {when}").format(when=when)) as db:
        known = kept_catalogue(db, desk.today())
        rule, rules = known.rule(rule_id), known.in_order
        likes = [at for at, each in enumerate(rules) if each.urgency is rule.urgency]
        at = rules.index(rule)
        rules.insert(min(max(at + places, likes[0]), likes[-1]), rules.pop(at))
        for number, each in enumerate(rules, 1):
            if each.priority != number * STEP:
                stored.put_rule(db, replace(each, priority=number * STEP))


def _when(desk: Desk, rule: RewardRule) -> str:
    return condition_words(rule.condition, Formats(desk.shop()))
