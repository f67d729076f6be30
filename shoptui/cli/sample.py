"""`shoptui sample`: a lifelike shop out of a seed."""

from pathlib import Path
from typing import Annotated

import typer

from shoptui.cli.clock import today
from shoptui.domain.language import _, counted
from shoptui.domain.text import visible


def sample(
    file: Annotated[Path, typer.Argument(help="The shop file to make.")],
    seed: Annotated[int, typer.Option(help="Another seed is another shop.")] = 7,
    customers: Annotated[int, typer.Option(help="How many customers it knows.")] = 400,
    sales: Annotated[int, typer.Option(help="How many sales it made.")] = 4000,
    currency: Annotated[str, typer.Option(help="Three letters, such as VND or THB.")] = "VND",
    until: Annotated[
        str, typer.Option(metavar="DATE", help="Its last day; today if left out.")
    ] = "",
) -> None:
    """Build a made-up shop with three years of sales, to try things out.

    The same seed, numbers, currency and last day always give the same shop.

    Example: shoptui sample big.db --seed 1 --customers 10000 --sales 100000
    """
    from shoptui.domain.dates import parse_day
    from shoptui.services.sample.build import build_sample
    from shoptui.services.sample.market import market_of
    from shoptui.services.sample.plan import SamplePlan

    last_day = parse_day(until, today()) if until else today()
    plan = SamplePlan(
        seed=seed, customers=customers, sales=sales, market=market_of(currency), until=last_day
    )
    made = build_sample(file, plan)
    parts = (
        counted("{count} customer", "{count} customers", made.customers),
        counted("{count} sale", "{count} sales", made.sales),
        counted("{count} refund", "{count} refunds", made.refunds),
    )
    sentence = _("{file}: {what} up to {day}.")
    told = sentence.format(file=file, what=", ".join(parts), day=last_day.isoformat())
    typer.echo(visible(told))
