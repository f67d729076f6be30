"""The report on how many customers stay."""

from shoptui.domain.language import N_, _
from shoptui.domain.picture import Lines
from shoptui.domain.table import Kind
from shoptui.domain.why import Section
from shoptui.services.analyses import retention_tables as tables
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.analyses.retained import Retained, retained
from shoptui.services.desk import Desk
from shoptui.services.formats import NOTHING, Formats


def _make(desk: Desk, asked: Asked) -> Answer:
    read = retained(desk, asked)
    formats = Formats(read.now.shop)
    return Answer(
        table=tables.table(read, formats),
        picture=Lines(
            title=_("Retention by month"),
            times=tuple(month.name for month in read.months),
            names=(_("Retention"),),
            values=(tuple(each.rate for each in read.by_month),),
            kind=Kind.SHARE,
        ),
        summary=tables.summary(read),
        members=tuple(ids for _name, ids, _at_end in tables.parts(read.asked)),
        why=_why(read, formats),
    )


def _why(read: Retained, formats: Formats) -> tuple[Section, ...]:
    found = read.asked
    rate = NOTHING if found.rate is None else formats.share(found.rate)
    formula = _("(A − B) ÷ C = ({end} − {came}) ÷ {start} = {rate}")
    people = _(
        "C: {start} at the start. A: {end} at the end. B: {came} of these were not there at the "
        "start: {new} new, {seen} first seen, {returned} returned."
    ).format(
        start=found.at_start,
        end=found.at_end,
        came=found.came,
        new=len(found.new),
        seen=len(found.first_seen),
        returned=len(found.returned),
    )
    counts = formula.format(end=found.at_end, came=found.came, start=found.at_start, rate=rate)
    return (
        Section(_("Retention rate: {rate}").format(rate=rate), (counts, people)),
        Section(
            _("Who is a customer"),
            (
                read.active.words(),
                _("Void sales do not count, nor wholly refunded ones from that day on."),
                _("Customers put away are none from that day on."),
            ),
        ),
    )


RETENTION = Analysis(
    name="retention",
    title=N_("Retention"),
    about=N_("How many customers stay, and who comes back?"),
    make=_make,
    has_period=True,
)
