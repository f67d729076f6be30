"""The explanation of a suggested reward, in the owner's words."""

from shoptui.analytics.offers import Suggestion
from shoptui.domain.language import _, counted
from shoptui.domain.reward_rules import Urgency
from shoptui.domain.why import Section
from shoptui.services.offer_words import OfferWords
from shoptui.services.reward_budget import Budget
from shoptui.services.reward_words import fact_words
from shoptui.services.rule_words import condition_words


def sections(suggestion: Suggestion, words: OfferWords, budget: Budget) -> list[Section]:
    """What triggered it, where it stands in the list, what it costs, and how it is made."""
    title = _("{name}: {reward}").format(
        name=suggestion.candidate.name, reward=suggestion.reward.name
    )
    return [
        Section(title, _triggered(suggestion, words)),
        Section(_("Its place in the list"), _place(suggestion, words)),
        Section(_("What it costs"), _cost(suggestion, words, budget)),
        Section(_("How"), _way(suggestion, words)),
    ]


def _triggered(suggestion: Suggestion, words: OfferWords) -> tuple[str, ...]:
    rule = condition_words(suggestion.rule.condition, words.formats)
    facts = [
        fact_words(clause, value, suggestion.candidate, words.formats)
        for clause, value in suggestion.evidence
    ]
    return (_("The rule: {condition}.").format(condition=rule), *(f"{fact}." for fact in facts))


def _place(suggestion: Suggestion, words: OfferWords) -> tuple[str, ...]:
    first = {
        Urgency.SLIP: _("Complaints and slips of ours come before everything else."),
        Urgency.BIRTHDAY: _("Birthdays come right after complaints."),
        Urgency.RULE: _("It comes after complaints and birthdays, by its priority {priority}."),
    }[suggestion.rule.urgency]
    spent = words.formats.money(suggestion.candidate.net_year)
    return (
        first.format(priority=suggestion.rule.priority),
        _("Within the rule by net spend of the last 365 days: {amount}.").format(amount=spent),
    )


def _cost(suggestion: Suggestion, words: OfferWords, budget: Budget) -> tuple[str, ...]:
    reward, average = suggestion.reward, suggestion.candidate.average_order
    cost = words.formats.money(suggestion.cost)
    if reward.cost or reward.percent is None:
        said = _("{cost}, as the catalogue says.").format(cost=cost)
    else:
        said = _("{cost}: {percent}% of their average order of {average}.").format(
            cost=cost, percent=reward.percent, average=words.formats.money(average or 0)
        )
    return said, budget.words(words.formats)


def _way(suggestion: Suggestion, words: OfferWords) -> tuple[str, ...]:
    until = _("It can be redeemed until {day}.").format(
        day=words.formats.date(suggestion.valid_until)
    )
    valid = counted(
        "Valid for {count} day.", "Valid for {count} days.", suggestion.reward.valid_days
    )
    if suggestion.by_message:
        return _("A message may be sent."), valid, until, words.message(suggestion)
    return (
        _("Offer it in person: they did not agree to messages, or have no phone and no e-mail."),
        valid,
        until,
    )
