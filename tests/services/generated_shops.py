"""Shops of any content, for proofs that hold whatever an owner has recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.customers import Consent, Customer, Gender, Party
from shoptui.domain.dates import Birthday
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.marketing import MarketingCost
from shoptui.domain.money import MAX_MINOR, Currency
from shoptui.domain.purchases import Fulfilment, Line, Purchase, PurchaseKind
from shoptui.domain.text import MAX_NAME, clean
from shoptui.services.desk import Desk
from shoptui.services.phones import phone_key
from shoptui.storage import bulk, campaigns, customers, imports, marketing_costs, purchases
from tests.builders import TODAY, new_desk

CURRENCIES = (Currency("VND", 0), Currency("USD", 2), Currency("KWD", 3))
_AWKWARD = (
    *("Nguyễn Thị Ánh Đào", "สมชาย ใจดี", "Đặng Văn Đức", "น้ำ", "Khách lẻ", "Guest", "-", "n/a"),
    *("=1+1", "+84901234567", "-5+3", "@SUM(1)", "'=1+1", "＝1+1", '=HYPERLINK("http://x","y")'),
    *("[/]", "[b]An[/b]", "<b>&amp;", "_x0041_", "An\\", "17850.0", "00042", "1e5", "{DEL}"),
    *("**", "yes", "void", "refund", "2026-06-30", "#N/A", "TRUE", "A;B", "A\tB", 'A"B', "C00002"),
    *("👨‍👩‍👧", "'quoted'", "sep=;", "Date", "Name"),
)
_PHONES = ("0901234567", "+84 901 234 567", "901234567.0", "090-1234-567", "0900 000", "'0123")
_EDGES = (date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2000, 2, 29), TODAY)

texts = st.sampled_from(_AWKWARD).map(clean) | st.text(max_size=30).map(clean)
names = texts.filter(bool).map(lambda name: name[:MAX_NAME].strip())
notes = st.lists(texts, max_size=3).map(lambda lines: clean("\n".join(lines), lines=True))
days = st.sampled_from(_EDGES) | st.dates(date(2025, 1, 1), TODAY)
maybe_days = st.none() | days
amounts = st.sampled_from((0, 1, 100, 1_250, 250_000, MAX_MINOR)) | st.integers(0, 10_000_000)
products = st.sampled_from(("Cà phê", "=2*3", "ข้าว", "Item, 1", "00123"))
GROUPS = {"Cà phê": "Đồ uống", "=2*3": "+Group", "ข้าว": "", "Item, 1": "'x", "00123": "Group"}


@st.composite
def records(draw: st.DrawFn) -> Customer:
    """Somebody's record, without a code."""
    consent = draw(st.sampled_from(Consent))
    born = draw(st.dates(date(1900, 1, 1), TODAY))
    return Customer(
        name=draw(names),
        phone=draw(st.sampled_from(("", *map(clean, _PHONES)))),
        email=draw(st.sampled_from(("", "anh@example.com", "Bob.O'Neil@EXAMPLE.com", "=a@b.vn"))),
        birthday=draw(
            st.none()
            | st.just(Birthday(born.month, born.day, draw(st.none() | st.just(born.year))))
        ),
        gender=draw(st.sampled_from(Gender)),
        address=draw(texts),
        area=draw(texts),
        party=draw(st.sampled_from(Party)),
        channel=draw(texts),
        consent=consent,
        consent_on=None if consent is Consent.UNKNOWN else draw(maybe_days),
        interests=draw(texts),
        note=draw(notes),
        known_since=draw(maybe_days),
        created_on=draw(days),
        archived_on=draw(st.none() | st.none() | days),
    )


lines = st.builds(
    Line,
    product=products,
    quantity=st.sampled_from((0, 1, 350, 1_000, 1_125, 2_000)) | st.integers(0, 10**12),
    price=amounts,
    amount=amounts,
).map(lambda line: replace(line, group=GROUPS[line.product]))
sales = st.builds(
    Purchase,
    ordered_on=days | st.just(TODAY + timedelta(10)),
    amount=amounts,
    discount=amounts,
    receipt=st.just("") | texts | st.sampled_from(("0001", "17.0", "R1")),
    source=st.sampled_from(("", "", "loyverse", "sheet")),
    void=st.sampled_from((False, False, False, True)),
    channel=texts,
    invoiced_on=maybe_days,
    due_on=maybe_days,
    paid_on=maybe_days,
    papers_on=maybe_days,
    fulfilment=st.sampled_from(Fulfilment),
    note=notes,
    lines=st.lists(lines, max_size=3).map(tuple),
)


class Cost(NamedTuple):
    """A marketing cost, the name of its campaign, and whether it came with an import."""

    cost: MarketingCost
    campaign: str
    imported: bool


costs = st.builds(
    Cost,
    st.builds(
        MarketingCost,
        on=days | st.just(TODAY + timedelta(10)),
        amount=amounts,
        channel=texts.map(lambda text: text[:MAX_NAME]),
        is_wages=st.booleans(),
        note=notes,
    ),
    st.just("") | names,
    st.booleans(),
)


@dataclass(frozen=True)
class Plan:
    """What a shop is to hold.

    Attributes:
        people: their records; the code is "" for one that shoptui gives.
        sold: each sale with the position of its customer (None for a walk-in), whether it came
            with an import, and what was given back of it, a share in tenths at a time.
        brought: who brought whom, by position, and when.
        alone: refunds without a known sale.
        costs: marketing costs.
    """

    currency: Currency
    people: tuple[Customer, ...]
    sold: tuple[tuple[Purchase, int | None, bool, tuple[int, ...]], ...]
    brought: tuple[tuple[int, int, date], ...]
    alone: tuple[Purchase, ...]
    costs: tuple[Cost, ...] = ()


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A small shop."""
    people = draw(st.lists(records(), max_size=5))
    codes = draw(st.lists(names, min_size=len(people), max_size=len(people), unique=True))
    given = [replace(who, code=code) for who, code in zip(people, codes, strict=True)]
    whose = st.none() | st.integers(0, len(people) - 1) if people else st.none()
    back = st.sampled_from(((), (), (10,), (3, 7), (5,), (0,)))
    sold = draw(st.lists(st.tuples(sales, whose, st.booleans(), back), max_size=6))
    pairs = [(one, other) for other in range(1, len(people)) for one in range(other)]
    named = st.lists(st.sampled_from(pairs), max_size=3, unique_by=lambda pair: pair[1])
    brought = [(*pair, draw(days)) for pair in draw(named)] if pairs else []
    again = [sold[0]] * draw(st.integers(0, 2)) if sold else []  # equal sales of one day
    alone = draw(st.lists(sales.filter(lambda sale: sale.amount > 0), max_size=2))
    currency = draw(st.sampled_from(CURRENCIES))
    spent = draw(st.lists(costs, max_size=4))
    spent += spent[:1] * draw(st.integers(0, 2))  # equal costs of one day
    return Plan(currency, tuple(given), (*sold, *again), tuple(brought), tuple(alone), tuple(spent))


def build(plan: Plan, folder: Path, file: str = "shop.db") -> Desk:
    """The shop of a plan, put into its file as it stands."""
    desk = new_desk(folder, currency=plan.currency, file=file)
    with desk.file.write("all of it") as db:
        ids = [customers.insert(db, who, phone_key(who.phone, "VN")) for who in plan.people]
        for at, (sale, who, imported, back) in enumerate(plan.sold):
            first = bulk.next_id(db, "purchase")
            _sell(db, replace(sale, customer_id=None if who is None else ids[who]), back)
            if imported:
                db.execute(
                    "UPDATE purchase SET identity = ? || id || kind WHERE id >= ?",
                    (f"{sale.source or 'sheet'} row {at} ", first),
                )
        for sale in plan.alone:
            purchases.insert(db, replace(sale, kind=PurchaseKind.REFUND))
        rows = ((ids[one], day.isoformat(), ids[other], "", "") for one, other, day in plan.brought)
        bulk.insert(db, bulk.ReferralRow, (bulk.ReferralRow(*row) for row in rows))
        _spend(db, plan.costs)
    return desk


def _spend(db: imports.Session, spent: Sequence[Cost]) -> None:
    made: dict[str, int] = {"": 0}
    for number, (cost, name, imported) in enumerate(spent):
        if name not in made:
            campaign = Campaign(
                name=name,
                raises=LoyaltyType.CONTACT,
                kind=CampaignKind.EVENT,
                starts_on=cost.on,
                ends_on=cost.on,
            )
            made[name] = campaigns.insert(db, campaign)
        added = marketing_costs.insert(db, replace(cost, campaign_id=made[name] or None))
        if imported:
            db.execute(
                "UPDATE marketing_cost SET identity = ? WHERE id = ?",
                (f"sheet cost {number}", added),
            )


def _sell(db: imports.Session, sale: Purchase, back: tuple[int, ...]) -> None:
    sale_id = purchases.insert(db, sale)
    for tenths in back:
        refund = replace(
            sale,
            kind=PurchaseKind.REFUND,
            sale_id=sale_id,
            ordered_on=sale.ordered_on + timedelta(tenths),
            amount=sale.amount * tenths // 10,
            receipt="",
            lines=sale.lines[:1],
            void=sale.void or tenths == 3,
        )
        if refund.amount:
            purchases.insert(db, refund)
