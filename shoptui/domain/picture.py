"""Pictures of a report as data: what the terminal draws in blocks and a workbook as a chart."""

from dataclasses import dataclass

from shoptui.domain.table import Kind


@dataclass(frozen=True, slots=True)
class Bars:
    """A few named values beside each other, such as the steps of a funnel.

    Attributes:
        title: what is measured, in the owner's language.
        labels: one for each bar, in the owner's language or as people typed them.
        values: not below 0; None where there is none to judge by.
        kind: what the values are.
        marked: the position of the bar to point out, None for none.
        mark: the word for it, in the owner's language, such as "weakest step".
        column: the key of the column these values stand in, for where others hold the same ones.
    """

    title: str
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    kind: Kind
    marked: int | None = None
    mark: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Heat:
    """A grid in which more is darker, such as cohorts by month.

    Attributes:
        title: what is measured, in the owner's language.
        rows: the label of each row.
        columns: the label of each column.
        values: for each row one value a column; None where there is none yet.
        kind: what the values are.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Curve:
    """One share against another, both from 0 to 1 and rising, such as Pareto's.

    Attributes:
        across: what runs across, in the owner's language.
        up: what runs up, likewise.
        points: (across, up) from the first to the last; (0, 0) is not among them.
        marks: heights to draw a line at, such as 0.8.
    """

    across: str
    up: str
    points: tuple[tuple[float, float], ...]
    marks: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Values over time, such as month by month.

    Attributes:
        title: what is measured, in the owner's language.
        times: the label of each time, oldest first.
        names: the name of each line.
        values: for each line one value a time; None where there is none to judge by.
        kind: what the values are.
    """

    title: str
    times: tuple[str, ...]
    names: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    kind: Kind


Picture = Bars | Heat | Curve | Lines
