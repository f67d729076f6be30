"""What tests of the history ask of it."""

from shoptui.domain.purchases import Line
from shoptui.services import history
from shoptui.services.desk import Desk
from tests.services.importing.sheets import asked


def amounts(desk: Desk) -> list[int]:
    return asked(desk, "SELECT amount FROM purchase ORDER BY id")


def line(product: str) -> Line:
    return Line(product=product, quantity=1000, price=100, amount=100)


def state(desk: Desk, *steps: int) -> list[str]:
    """The state of these lines of the history."""
    table = history.history_table(desk)
    return [str(table.rows[table.ids.index(step)][3]) for step in steps]


def last(desk: Desk) -> int:
    """The step that was recorded last."""
    return desk.revision()
