"""The row under the cursor of the pane of rewards, spelled out."""

from shoptui.domain.language import _, counted
from shoptui.domain.reward_rules import RewardRule, Urgency
from shoptui.domain.rewards import Reward
from shoptui.domain.table import Row, Table
from shoptui.domain.why import Section
from shoptui.services.formats import Formats
from shoptui.services.offer_words import Whom
from shoptui.services.reward_words import kind_names
from shoptui.services.rewards import Suggestion, Suggestions
from shoptui.services.rule_words import condition_words
from shoptui.ui.panes.rewards_data import RewardsData

MOST_NAMES = 20


def budget_line(data: RewardsData, formats: Formats) -> str:
    """What was spent of the budget, what all offers would cost, and what is beyond it."""
    found, offers = data.suggestions, data.suggestions.rows
    beyond = data.suggestions.suggested.beyond
    said = [found.budget.words(formats)]
    if offers:
        count = counted("{count} offer would cost", "{count} offers would cost", len(offers))
        said.append(f"{count} {formats.money(data.cost)}.")
    if beyond:
        count = counted(
            "{count} more is beyond the budget:", "{count} more are beyond the budget:", len(beyond)
        )
        said.append(f"{count} {formats.money(data.cost_beyond)}.")
    return " ".join(said)


def suggestion_in_full(suggested: Suggestions, found: Suggestion, formats: Formats) -> str:
    """What to give to whom, why, and what to tell them."""
    words = suggested.words
    what = _("{reward} for {name} · costs {cost}").format(
        reward=found.reward.name,
        name=found.candidate.name,
        cost=formats.money(found.cost),
    )
    why = _("Because: {reason} (w says more)").format(reason=words.reason(found))
    said = _("Message (y copies it): {text}") if found.by_message else _("Say to them: {text}")
    return "\n".join((what, why, said.format(text=words.message(found))))


def grant_in_full(table: Table, row: Row) -> str:
    """What was given to whom, why, and what became of it."""
    name, reward, state, days, why = (
        str(row[table.column(key)] or "") for key in ("name", "reward", "state", "days", "why")
    )
    return "\n".join(filter(None, (f"{name}: {reward}", f"{state}, {days}", why)))


def reward_in_full(data: RewardsData, reward: Reward, formats: Formats) -> str:
    """What a reward is, what it costs, and which rules suggest it."""
    rules = len(data.catalogue.rules_of(reward.id))
    suggested = counted("Suggested by {count} rule.", "Suggested by {count} rules.", rules)
    if not reward.active:
        suggested = _("Put away: it is suggested and given no more. Delete brings it back.")
    elif not rules:
        suggested = _("No rule suggests it; g on a customer's card gives it.")
    valid = counted("valid for {count} day", "valid for {count} days", reward.valid_days)
    said = (kind_names()[reward.kind], _taken_off(reward, formats), _cost(reward, formats), valid)
    return "\n".join((reward.name, " · ".join(filter(None, said)), suggested))


def _taken_off(reward: Reward, formats: Formats) -> str:
    if reward.percent is not None:
        return _("{percent}% off an order").format(percent=reward.percent)
    if reward.amount is not None:
        return _("{amount} off an order").format(amount=formats.money(reward.amount))
    return ""


def _cost(reward: Reward, formats: Formats) -> str:
    if reward.cost:
        return _("costs {cost}").format(cost=formats.money(reward.cost))
    if reward.percent is not None or reward.amount is not None:
        return _("costs what is taken off")
    return _("costs nothing")


def rule_in_full(data: RewardsData, rule: RewardRule, formats: Formats) -> str:
    """When a rule fires, for how many, and what they would read."""
    reward = data.catalogue.reward(rule.reward_id)
    when = condition_words(rule.condition, formats)
    fired = data.fired(rule)
    count = counted("today for {count} customer", "today for {count} customers", len(fired))
    if not rule.active:
        count = _("switched off, Delete switches it on")
    elif not reward.active:
        count = _("its reward is put away")
    first = f"{when} → {reward.name} ({count})"
    moved = _("+ and - move it: where two rules fit a customer, the upper one decides.")
    text = data.suggestions.words.text(rule.message, reward, example(data, rule))
    read = _("They read: {text}").format(text=text) if rule.message else _("No text.")
    return "\n".join((first, moved, read))


def example(data: RewardsData, rule: RewardRule | None = None) -> Whom:
    """The customer for whom a rule's text is shown: one it fires for, else anybody."""
    found = (data.fired(rule) if rule else ()) or data.suggestions.rows[:1]
    day = data.suggestions.as_of
    if not found:
        return Whom(_("Customer"), 0, day)
    candidate = found[0].candidate
    return Whom(candidate.name, candidate.average_order or 0, day)


def why_rule(data: RewardsData, rule: RewardRule, formats: Formats) -> list[Section]:
    """When a rule fires, for whom today, and what comes before it."""
    fired = data.fired(rule)
    reason = data.suggestions.words.reason
    names = [f"{each.candidate.name}: {reason(each)}" for each in fired[:MOST_NAMES]]
    more = len(fired) - MOST_NAMES
    rest = [counted("and {count} more", "and {count} more", more)] if more > 0 else []
    nobody = _("Nobody: it fits no customer, or an upper rule fits first, or they rest.")
    order = {
        Urgency.SLIP: _("Complaints and slips of ours come before everything else."),
        Urgency.BIRTHDAY: _("Birthdays come right after complaints."),
        Urgency.RULE: _("A customer gets the reward of the first rule that fits, from the top."),
    }[rule.urgency]
    return [
        Section(condition_words(rule.condition, formats), (order,)),
        Section(_("Today for"), (*names, *rest) or (nobody,)),
    ]


def why_reward(data: RewardsData, reward: Reward, formats: Formats) -> list[Section]:
    """What a reward is and which rules suggest it."""
    rules = data.catalogue.rules_of(reward.id)
    when = tuple(condition_words(rule.condition, formats) for rule in rules)
    lines = reward_in_full(data, reward, formats).splitlines()
    none = _("No rule: Tab to the rules, a makes one.")
    return [
        Section(reward.name, tuple(lines[1:])),
        Section(_("Suggested when"), when or (none,)),
    ]
