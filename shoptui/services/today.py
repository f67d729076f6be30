"""What to do today: the list, each entry with its reason and the one thing to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from shoptui.analytics.to_dos import to_dos
from shoptui.analytics.week import Week
from shoptui.domain.language import _, counted
from shoptui.domain.shop import Shop
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.to_do import ToDo, ToDoKind
from shoptui.domain.why import Section
from shoptui.services import reward_settings as known
from shoptui.services.desk import Desk
from shoptui.services.figures import figures
from shoptui.services.formats import Formats
from shoptui.services.known_customers import net_of_year
from shoptui.services.paged_rows import PagedRows
from shoptui.services.settings import recorded, rfm_rules_of
from shoptui.services.today_words import action_names, kind_names, reason
from shoptui.services.week import Steering, steering_in, week_in
from shoptui.storage import customers
from shoptui.storage import to_dos as stored
from shoptui.storage.to_do_facts import to_do_facts

FOLLOW_UP_UNTIL = 30  # days after which it is too late to come back to a question


@dataclass(frozen=True)
class Today:
    """The first look at a day.

    Attributes:
        desk: the open shop.
        shop: the same, as recorded.
        as_of: the day.
        to_dos: what to do, the most valuable first.
        week: the seven days up to it, and the seven before.
        steering: two figures to steer by.
    """

    desk: Desk
    shop: Shop
    as_of: date
    to_dos: list[ToDo]
    week: Week
    steering: Steering

    def table(self) -> Table:
        """The "today" table, `ids` the customers; phones are read a page at a time."""
        ids = [entry.customer_id for entry in self.to_dos]
        rows = PagedRows(len(ids), self._read)
        return Table("today", _("To do today"), _columns(), rows, self.shop.currency, ids)

    def counts(self) -> dict[ToDoKind, int]:
        """How many entries there are of each sort."""
        kinds = [entry.kind for entry in self.to_dos]
        return {kind: kinds.count(kind) for kind in ToDoKind}

    def reason(self, entry: ToDo) -> str:
        """Why it stands in the list, with the figures it follows from."""
        return reason(entry, self.as_of, self.formats)

    def why(self, entry: ToDo) -> list[Section]:
        """The same for a screen of its own."""
        title = _("{name}: {what}").format(name=entry.name, what=kind_names()[entry.kind])
        spent = _("Net spend of the last 365 days: {amount}.").format(
            amount=self.formats.money(entry.value)
        )
        place = _("The list goes by kind first, then by what they spent in a year.")
        act = _("What to do: {action}.").format(action=action_names()[entry.action])
        return [
            Section(title, (self.reason(entry), act)),
            Section(_("Its place in the list"), (place, spent)),
        ]

    @cached_property
    def formats(self) -> Formats:
        """How money and days are written."""
        return Formats(self.shop)

    def _read(self, places: range) -> list[Row]:
        entries = [self.to_dos[at] for at in places]
        with self.desk.file.read() as db:
            cards = customers.cards(db, list({entry.customer_id for entry in entries}))
        phones = {card.id: card.phone for card in cards}
        return [self._row(entry, phones.get(entry.customer_id, "")) for entry in entries]

    def _row(self, entry: ToDo, phone: str) -> Row:
        return (
            kind_names()[entry.kind],
            entry.name,
            self.reason(entry),
            action_names()[entry.action],
            entry.value,
            date.fromordinal(entry.day),
            entry.code,
            phone,
        )


def today(desk: Desk, as_of: date | None = None) -> Today:
    """The list, the week and the two figures, as of a date (today when left out)."""
    now = recorded(desk)
    rules, day = rfm_rules_of(now), as_of or now.today
    ahead = now.value(known.BIRTHDAY_DAYS)
    with desk.file.read() as db:
        facts = figures(desk, db, rules, day).facts
        spent = net_of_year(db, facts, rules)
        did = to_do_facts(
            db,
            day,
            ask_after=now.value(known.FEEDBACK_AFTER),
            ask_until=now.value(known.FEEDBACK_UNTIL),
            follow_up_after=now.value(known.FOLLOW_UP_AFTER),
            follow_up_until=FOLLOW_UP_UNTIL,
            birthday_days=ahead,
        )
        compared = week_in(db, now, facts, did.order_days)
        steered = steering_in(db, day)
    listed = to_dos(facts, spent, did, ahead)
    return Today(desk, now.shop, day, listed, compared, steered)


def today_table(desk: Desk, as_of: date | None = None) -> Table:
    """The list alone; see `Today.table`."""
    return today(desk, as_of).table()


def mark_done(desk: Desk, *entries: ToDo) -> None:
    """Notes that entries are done, with the day, as one step; they do not come back."""
    _mark(desk, entries, stored.DONE, _("Done: {what}").format(what=_named(entries)))


def put_off(desk: Desk, *entries: ToDo) -> None:
    """Takes entries off the list for today, as one step."""
    _mark(desk, entries, stored.SKIPPED, _("Put off: {what}").format(what=_named(entries)))


def _named(entries: Sequence[ToDo]) -> str:
    if len(entries) == 1:
        return f"{kind_names()[entries[0].kind]}, {entries[0].name}"
    return counted("{count} entry of the list", "{count} entries of the list", len(entries))


def _mark(desk: Desk, entries: Sequence[ToDo], how: str, what: str) -> None:
    with desk.file.write(what) as db:
        for entry in entries:
            stored.mark(db, *entry.mark, desk.today(), how)


def _columns() -> tuple[Column, ...]:
    return (
        Column("what", _("To do")),
        Column("name", _("Name")),
        Column("reason", _("Why")),
        Column("action", _("What to do")),
        Column("value", _("Net spend"), Kind.MONEY),
        Column("day", _("Day"), Kind.DATE),
        Column("code", _("Code")),
        Column("phone", _("Phone")),
    )
