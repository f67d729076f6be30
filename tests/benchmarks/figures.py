"""What was measured, as lines of a table."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured line.

    Attributes:
        what: the work.
        ours: shoptui's figure.
        peers: the figures of others in the same run.
        unit: "s" for seconds, which are printed as milliseconds; else printed after the figure.
        against: the peer the goal is held against; "" where the goal is a figure of its own.
        goal: the most that `ours`, or its ratio to the peer, should be; None where there is none.
    """

    what: str
    ours: float
    peers: dict[str, float] = field(default_factory=dict)
    unit: str = "s"
    against: str = ""
    goal: float | None = None

    @property
    def judged(self) -> float:
        """What the goal is about."""
        return self.ours / self.peers[self.against] if self.against else self.ours


HEAD = ("work", "shoptui", "peers in the same run (ratio)", "goal", "met")


def as_markdown(figures: Iterable[Figure]) -> str:
    """The figures as a table for people."""
    rows = [HEAD, tuple("---" for _column in HEAD), *map(_cells, figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cells(figure: Figure) -> tuple[str, ...]:
    peers = "; ".join(
        f"{name} {_shown(value, figure.unit)} ({figure.ours / value:.2f})"
        for name, value in figure.peers.items()
    )
    return (figure.what, _shown(figure.ours, figure.unit), peers, _goal(figure), _met(figure))


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    if figure.against:
        return f"≤ {figure.goal:g} × {figure.against}"
    return f"≤ {_shown(figure.goal, figure.unit)}"


def _met(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    if figure.judged <= figure.goal:
        return "yes"
    return f"no ({figure.judged:.2f})" if figure.against else "no"


def _shown(value: float, unit: str) -> str:
    if unit != "s":
        return f"{value:,.4g} {unit}".strip()
    return f"{value * 1000:,.1f} ms" if value < 10 else f"{value:,.1f} s"
