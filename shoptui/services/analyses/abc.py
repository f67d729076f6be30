"""The report on A, B and C: whom and what to look after first."""

from datetime import date

from shoptui.domain.dates import Window
from shoptui.domain.language import N_
from shoptui.services.analyses.abc_behaviour import by_behaviour
from shoptui.services.analyses.abc_share import by_customers, by_products
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.desk import Desk
from shoptui.services.figures import facts_over
from shoptui.services.settings import recorded, rfm_rules_of

OF_CUSTOMERS = {"behaviour": by_behaviour, "share": by_customers}


def _make(desk: Desk, asked: Asked) -> Answer:
    now = recorded(desk)
    as_of = asked.as_of or now.today
    rules = rfm_rules_of(now)
    window = _window(asked.since, as_of) or rules.window
    with desk.file.read() as db:
        if asked.by == "products":
            return by_products(db, now, as_of, window)
        facts = facts_over(desk, db, rules, as_of, window)
        return OF_CUSTOMERS[asked.by or "behaviour"](facts, now, window)


def _window(since: date | None, as_of: date) -> Window | None:
    return Window((as_of - since).days + 1) if since else None


ABC = Analysis(
    name="abc",
    title=N_("ABC"),
    about=N_("Which customers and products matter most?"),
    make=_make,
    breakdowns={
        "behaviour": N_("Customers by how much and how often they buy"),
        "share": N_("Customers by their share of sales"),
        "products": N_("Products by their share of sales"),
    },
    has_period=True,
)
