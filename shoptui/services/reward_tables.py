"""The list of suggested rewards."""

from collections.abc import Sequence

from shoptui.analytics.offers import Suggestion
from shoptui.analytics.suggestions import Suggested
from shoptui.domain.customers import Customer
from shoptui.domain.language import _, counted
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.desk import Desk
from shoptui.services.offer_words import OfferWords
from shoptui.services.paged_rows import PagedRows
from shoptui.services.reward_budget import Budget
from shoptui.services.reward_words import way_name
from shoptui.storage import customers


def suggestions_table(desk: Desk, suggested: Suggested, words: OfferWords, budget: Budget) -> Table:
    """The suggestions within the budget, read a page at a time; `ids` are the customers."""
    rows = suggested.within

    def read(places: range) -> list[Row]:
        with desk.file.read() as db:
            found = customers.page(db, [rows[at].customer_id for at in places])
        people = {person.id: person for person in found}
        return [_row(rows[at], people.get(rows[at].customer_id), words) for at in places]

    ids = [row.customer_id for row in rows]
    notes = (budget.words(words.formats), *_beyond(suggested, words), *_in_person(rows))
    title, paged = _("Suggested rewards"), PagedRows(len(rows), read)
    return Table("rewards", title, _columns(), paged, words.shop.currency, ids, notes)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name")),
        Column("reward", _("Reward")),
        Column("why", _("Why")),
        Column("cost", _("Cost"), Kind.MONEY),
        Column("way", _("How")),
        Column("valid_until", _("Valid until"), Kind.DATE),
        Column("code", _("Code")),
        Column("phone", _("Phone")),
        Column("email", _("E-mail")),
        Column("message", _("Message")),
    )


def _row(suggestion: Suggestion, person: Customer | None, words: OfferWords) -> Row:
    """Where no message may be sent there is nothing to send one to."""
    offer = (
        suggestion.candidate.name,
        suggestion.reward.name,
        words.reason(suggestion),
        suggestion.cost,
        way_name(suggestion.by_message),
        suggestion.valid_until,
    )
    code = person.code if person else ""
    if person is None or not suggestion.by_message:
        return (*offer, code, "", "", "")
    return (*offer, code, person.phone, person.email, words.message(suggestion))


def _beyond(suggested: Suggested, words: OfferWords) -> list[str]:
    beyond = suggested.beyond
    if not beyond:
        return []
    count = counted(
        "{count} more offer is beyond it:", "{count} more offers are beyond it:", len(beyond)
    )
    cost = words.formats.money(sum(suggestion.cost for suggestion in beyond))
    return [" ".join((count, _("they would cost {cost}.").format(cost=cost)))]


def _in_person(rows: Sequence[Suggestion]) -> list[str]:
    if all(row.by_message for row in rows):
        return []
    return [_("Phone, e-mail and message stay empty where no message may or can be sent.")]
