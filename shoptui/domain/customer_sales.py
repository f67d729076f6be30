"""What was sold to customers, sale by sale, for analyses that follow each of them over time."""

from collections.abc import Iterable

# The customer, the day it counts on as ISO text, whether it is an order (1 or 0), and the money:
# minor units, below 0 for a refund. Plain tuples, since a shop has a million of them.
CustomerSale = tuple[int, str, int, int]

# All sales and refunds of one customer after each other, in the order of the days they count on.
CustomerSales = Iterable[CustomerSale]
