"""The line a customer is asked to cross: a round amount just above what they usually spend."""

ABOVE = 110  # percent of the average order that the line reaches at least
FIGURES = 2  # that differ from zero


def spend_line(average_order: int) -> int:
    """The first amount of two figures that is a tenth above the average order; minor units.

    250,000 gives 280,000. 0 where the customer has no average above zero.
    """
    if average_order <= 0:
        return 0
    least = -(-average_order * ABOVE // 100)
    step: int = 10 ** max(len(str(least)) - FIGURES, 0)
    return -(-least // step) * step


def round_amount(amount: int) -> int:
    """The nearest amount of one figure, 1, 2 or 5 with zeros behind; 0 stays 0.

    120,000 gives 100,000; 160,000 gives 200,000; 400,000 gives 500,000.
    """
    if amount <= 0:
        return 0
    step: int = 10 ** (len(str(amount)) - 1)
    return min((step, 2 * step, 5 * step, 10 * step), key=lambda each: abs(each - amount))
