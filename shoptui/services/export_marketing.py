"""Marketing costs as they go into a spreadsheet: an import takes them back."""

from datetime import date

from shoptui.domain.table import Column, Row, Table
from shoptui.exchange.own_lists import COST_NUMBER_TITLE
from shoptui.services.desk import Desk
from shoptui.services.marketing_costs import cost_row, costs_table
from shoptui.services.paged_rows import PagedRows
from shoptui.storage import marketing_costs, marketing_imports


def costs_to_bring_back(desk: Desk, as_of: date) -> Table:
    """Every cost up to a day, oldest first, with the number by which it is known again."""
    end = as_of if as_of < desk.today() else None
    listed = costs_table(desk, descending=False, end=end)

    def read(at: range) -> list[Row]:
        ids = [listed.ids[place] for place in at]
        with desk.file.read() as db:
            numbers = marketing_imports.numbers_of(db, ids)
            names = marketing_costs.campaign_names(db)
            known = marketing_costs.page(db, ids)
        return [(*cost_row(each, names), numbers[each.id]) for each in known]

    columns = (*listed.columns, Column("number", COST_NUMBER_TITLE))
    rows = PagedRows(len(listed.ids), read)
    return Table(listed.name, listed.title, columns, rows, listed.currency, listed.ids)
