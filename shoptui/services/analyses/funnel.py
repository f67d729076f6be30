"""The report on how far customers come."""

from datetime import date
from typing import NamedTuple

from shoptui.analytics.funnel import PREFERRED, WITHIN, Funnel, Step, funnel
from shoptui.domain.language import N_, _
from shoptui.domain.picture import Bars
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.why import Section
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.desk import Desk
from shoptui.services.figures import figures
from shoptui.services.formats import NOTHING, Formats
from shoptui.services.settings import Recorded, recorded, rfm_rules_of
from shoptui.storage.advocates import advocates
from shoptui.storage.order_days import order_days


class _Read(NamedTuple):
    """What the file says."""

    now: Recorded
    as_of: date
    funnel: Funnel


def step_names() -> dict[Step, str]:
    """The name of each step in the owner's language."""
    return {
        Step.KNOWS: _("Knows us"),
        Step.TRIED: _("Tried"),
        Step.CAME_BACK: _("Came back"),
        Step.PREFERS: _("Prefers us"),
        Step.ADVOCATE: _("Advocate"),
    }


def _make(desk: Desk, asked: Asked) -> Answer:
    read = _read(desk, asked)
    formats = Formats(read.now.shop)
    names = step_names()
    return Answer(
        table=_table(read, formats),
        picture=Bars(
            title=_("Customers who came so far"),
            labels=tuple(names[step] for step in Step),
            values=read.funnel.counts,
            kind=Kind.COUNT,
            marked=read.funnel.weakest,
            mark=_weakest(),
        ),
        members=read.funnel.reached,
        why=_why(read, formats),
    )


def _read(desk: Desk, asked: Asked) -> _Read:
    now = recorded(desk)
    as_of, rules = asked.as_of or now.today, rfm_rules_of(now)
    with desk.file.read() as db:
        customers = figures(desk, db, rules, as_of).facts.customers
        days = order_days(db, as_of)
        praising = advocates(db, as_of)
    if rules.day_is_one_visit:
        days = {who: sorted(set(each)) for who, each in days.items()}
    return _Read(now, as_of, funnel(customers, days, praising))


def _table(read: _Read, formats: Formats) -> Table:
    columns = (
        Column("step", _("Step")),
        Column("customers", _("Customers"), Kind.COUNT),
        Column("share", _("Of all"), Kind.SHARE),
        Column("conversion", _("Of the step before"), Kind.SHARE),
        Column("weakest", _("Mark")),
    )
    found, names = read.funnel, step_names()
    known = found.counts[0]
    rows: list[Row] = [
        (
            names[step],
            found.counts[at],
            found.counts[at] / known if known else None,
            found.conversions[at],
            _weakest() if at == found.weakest else "",
        )
        for at, step in enumerate(Step)
    ]
    currency, notes = read.now.shop.currency, _notes(read, formats)
    return Table("funnel", _("Funnel"), columns, rows, currency, notes=notes)


def _weakest() -> str:
    return _("weakest step")


def _notes(read: _Read, formats: Formats) -> tuple[str, ...]:
    day = formats.date(read.as_of)
    notes = [_("As of {day}, over the shop's whole life.").format(day=day)]
    knows, tried = read.funnel.counts[:2]
    if knows and knows == tried:
        notes.append(
            _("Only buyers are recorded, so the first step says nothing of who knows the shop.")
        )
    if knows and not read.funnel.heard:
        notes.append(_("No friend named and no praise is recorded, so advocates are not known."))
    if begin := read.now.shop.records_begin:
        told = _("The records begin on {day}; what customers did before is not counted.")
        notes.append(told.format(day=formats.date(begin)))
    return tuple(notes)


def _why(read: _Read, formats: Formats) -> tuple[Section, ...]:
    found, names = read.funnel, step_names()
    meanings = {
        Step.KNOWS: _("recorded as a customer"),
        Step.TRIED: _("one order or more"),
        Step.CAME_BACK: _("two orders or more"),
        Step.PREFERS: _("{orders} orders or more within some {days} days").format(
            orders=PREFERRED, days=WITHIN
        ),
        Step.ADVOCATE: _("prefers us, and named a friend or gave praise that may be published"),
    }
    steps = tuple(f"{names[step]}: {meaning}." for step, meaning in meanings.items())
    return (
        Section(_("The steps"), (*steps, _("Whoever reached a step ever counts in it."))),
        Section(_("From step to step"), _conversions(found, formats)),
    )


def _conversions(found: Funnel, formats: Formats) -> tuple[str, ...]:
    names = [step_names()[step] for step in Step]
    lines = []
    for at, rate in enumerate(found.conversions):
        if at:
            line = _("{step}: {count} of {before}, {share}.").format(
                step=names[at],
                count=formats.number(found.counts[at]),
                before=formats.number(found.counts[at - 1]),
                share=NOTHING if rate is None else formats.share(rate),
            )
            lines.append(line)
    if found.weakest is not None:
        lines.append(_("The weakest step is “{step}”.").format(step=names[found.weakest]))
    return tuple(lines)


FUNNEL = Analysis(
    name="funnel",
    title=N_("Funnel"),
    about=N_("How far do customers come, and where do we lose them?"),
    make=_make,
)
