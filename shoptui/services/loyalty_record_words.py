"""The words for the records a loyalty score was counted from."""

from collections.abc import Callable

from shoptui.domain.language import _, counted
from shoptui.domain.loyalty import Indicator
from shoptui.domain.loyalty_facts import Counted


def records_words(indicator: Indicator, records: tuple[Counted, ...]) -> str:
    """The records in a row: "2 praises, 1 complaint"; "" where there are none."""
    if indicator is Indicator.RULES_KEPT:
        return ", ".join(
            _("{rule}: {kept} of {times}").format(rule=each.kind, kept=each.times, times=each.of)
            for each in records
        )
    return ", ".join(_WORDS[each.kind](each.times) for each in records)


# By the words the records are kept in.
_WORDS: dict[str, Callable[[int], str]] = {
    "sale": lambda times: counted("{count} sale", "{count} sales", times),
    "refund": lambda times: counted("{count} refund", "{count} refunds", times),
    "refunded": lambda times: counted(
        "{count} sale wholly refunded", "{count} sales wholly refunded", times
    ),
    "named": lambda times: counted("{count} friend by name", "{count} friends by name", times),
    "registered": lambda times: counted(
        "{count} friend who is a customer", "{count} friends who are customers", times
    ),
    "question": lambda times: counted("{count} question", "{count} questions", times),
    "request": lambda times: counted("{count} request", "{count} requests", times),
    "newsletter": lambda times: counted(
        "{count} time about a newsletter", "{count} times about a newsletter", times
    ),
    "event": lambda times: counted(
        "{count} time about an event", "{count} times about an event", times
    ),
    "follow-up": lambda times: counted("{count} follow-up", "{count} follow-ups", times),
    "attended": lambda times: counted("{count} event attended", "{count} events attended", times),
    "missed": lambda times: counted("{count} event missed", "{count} events missed", times),
    "none": lambda times: counted("{count} left unanswered", "{count} left unanswered", times),
    "interested": lambda times: counted(
        "{count} answered with interest", "{count} answered with interest", times
    ),
    "bought": lambda times: counted(
        "{count} answered by buying", "{count} answered by buying", times
    ),
    "refused": lambda times: counted("{count} declined", "{count} declined", times),
    "praise": lambda times: counted("{count} praise", "{count} praises", times),
    "complaint": lambda times: counted("{count} complaint", "{count} complaints", times),
    "suggestion": lambda times: counted("{count} suggestion", "{count} suggestions", times),
    "survey": lambda times: counted("{count} survey answer", "{count} survey answers", times),
}
