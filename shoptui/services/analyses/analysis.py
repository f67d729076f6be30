"""What every report of pane 8 is asked, and what it answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from shoptui.domain.picture import Picture
from shoptui.domain.table import Table
from shoptui.domain.why import Section
from shoptui.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Asked:
    """What the owner wants to know.

    Attributes:
        as_of: the last day that counts, None for today.
        since: the first day of the period, for reports that have one; None for its usual one.
        by: the breakdown, one of `Analysis.breakdowns`; "" for the first.
    """

    as_of: date | None = None
    since: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A report as the screen draws it, the command line prints it and the workbook holds it.

    Attributes:
        table: the list; its notes say as of when, and what could not be judged.
        picture: the same to look at, None where a picture says nothing.
        summary: a shorter list above it, where the list is one of customers; its rows stand in
            the order of `members`.
        members: who is behind each row of the summary (else of the table), as ids of customers;
            empty where nobody can be listed.
        why: how the figures come about.
        for_programs: what JSON says where it is not the list as it stands.
    """

    table: Table
    picture: Picture | None = None
    summary: Table | None = None
    members: Sequence[Sequence[int]] = ()
    why: tuple[Section, ...] = ()
    for_programs: object = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """One report there is.

    Attributes:
        name: for scripts and sheets, such as "cohorts".
        title: for the owner, marked with `N_`.
        about: what question it answers, a sentence marked with `N_`.
        make: works it out; raises InvalidInput for a period it refuses.
        breakdowns: the names `Asked.by` may have, with the words for them marked with `N_`; the
            usual one first, empty where there is no choice.
        has_period: whether `Asked.since` is looked at.
    """

    name: str
    title: str
    about: str
    make: Callable[[Desk, Asked], Answer]
    breakdowns: Mapping[str, str] = field(default_factory=dict)
    has_period: bool = False
