"""Every service that reads a shop, found by looking, and all that it answers as text."""

import inspect
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import shoptui.services
from shoptui.domain.errors import ShopError
from shoptui.domain.money import Currency
from shoptui.domain.shop import Shop
from shoptui.domain.table import Table
from shoptui.services import reports
from shoptui.services.analyses.registry import NAMES
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.printing import Printed, render
from tests.safety.hostile import acting

Service = Callable[..., Any]

WRITERS = ("undo_last", "redo_last")  # of those that answer with something
RECORDS = ("customer_id", "purchase_id", "sale_id", "campaign_id", "product_id")


def services() -> Iterator[tuple[str, Service]]:
    """Every public function of the services, by the names of its module and its own."""
    for module in walk_packages(shoptui.services.__path__, "shoptui.services."):
        for name, value in vars(import_module(module.name)).items():
            is_own = inspect.isfunction(value) and value.__module__ == module.name
            if is_own and not name.startswith("_"):
                yield f"{module.name.removeprefix('shoptui.services.')}.{name}", value


def readers() -> dict[str, Service]:
    """Those that read the shop, or one of its records, and need nothing else."""
    return {name: each for name, each in services() if _reads(each) and "sample." not in name}


def _reads(service: Service) -> bool:
    parameters = inspect.signature(service).parameters.values()
    wanted = [each.name for each in parameters if each.default is each.empty]
    answers = service.__annotations__.get("return") is not None
    is_reader = answers and service.__name__ not in WRITERS and "backups" not in service.__module__
    return is_reader and wanted[:1] == ["desk"] and {*wanted[1:]} <= {*RECORDS, "formats", "as_of"}


READERS = readers()


def read_everything(desk: Desk) -> tuple[int, set[str]]:
    """Asks every reader and report, and prints what they answer in each form.

    Returns:
        How many answered, and the sentences of those that did not.
    """
    answered, sentences, formats = 0, set[str](), _formats(desk)
    for ask in (*_asked(desk, formats), *_reports(desk)):
        try:
            assert_harmless(ask(), formats)
            answered += 1
        except ShopError as error:
            sentences.add(str(error))
    return answered, sentences


def assert_harmless(answer: object, formats: Formats) -> None:
    """Nothing in the tables of an answer acts when they are printed."""
    tables = answer if isinstance(answer, list) else [answer]
    for table in (each for each in tables if isinstance(each, Table)):
        assert acting(render(table, Printed.TABLE, formats)) <= {"\n"}, table.name
        assert acting(render(table, Printed.JSON, formats)) <= {"\n"}, table.name
        assert acting(render(table, Printed.CSV, formats)) <= {"\n", "\t", "\r"}, table.name


def _formats(desk: Desk) -> Formats:
    try:
        return Formats(desk.shop())
    except ShopError:
        return Formats(Shop(name="x", currency=Currency("VND", 0)))


def _asked(desk: Desk, formats: Formats) -> Iterator[Callable[[], object]]:
    known: dict[str, object] = {"desk": desk, "formats": formats, "as_of": desk.today()}
    known |= dict.fromkeys(RECORDS, 1)
    for reader in READERS.values():
        parameters = inspect.signature(reader).parameters.values()
        given = {each.name: known[each.name] for each in parameters if each.default is each.empty}
        yield partial(reader, **given)


def _reports(desk: Desk) -> Iterator[Callable[[], object]]:
    for name in (*reports.REPORTS, *NAMES):
        yield partial(_report, desk, name)


def _report(desk: Desk, name: str) -> Table:
    return reports.answer(desk, name).table
