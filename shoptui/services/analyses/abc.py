"""The report on A, B and C: whom and what to look after first."""

from datetime import date

from shoptui.domain.dates import Window
from shoptui.domain.language import N_
from shoptui.services.analyses.abc_behaviour import by_behaviour
from shoptui.services.analyses.abc_share import by_customers, by_products
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.desk import Desk
from shoptui.services.settings import recorded, rfm_rules_of

WAYS = {"behaviour": by_behaviour, "share": by_customers, "products": by_products}


def _make(desk: Desk, asked: Asked) -> Answer:
    now = recorded(desk)
    as_of = asked.as_of or now.today
    window = _window(asked.since, as_of) or rfm_rules_of(now).window
    with desk.file.read() as db:
        return WAYS[asked.by or "behaviour"](db, now, as_of, window)


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
