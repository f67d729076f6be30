"""What each product brought, refunds taken off."""

from collections import Counter
from collections.abc import Iterable, Sequence

from shoptui.domain.money import part_of
from shoptui.domain.product_sales import PlainRefund, ProductSales


def less_refunds(
    sales: Sequence[ProductSales], refunds: Iterable[PlainRefund]
) -> list[ProductSales]:
    """Takes refunds that name no goods off the products of their sales.

    Each line of the sale gives back the same part; it is rounded on the running total, so that
    the parts add up to the refund. A refund above what its lines come to takes these lines whole.
    The goods themselves come back where all of their money did: of a part nobody knows which.

    Args:
        sales: by their lines, refunds with lines taken off already.
        refunds: those without lines, of each sale together.
    """
    money: Counter[int] = Counter()
    goods: Counter[int] = Counter()
    for refund in refunds:
        whole, running, taken = sum(line.amount for line in refund.lines), 0, 0
        back = min(refund.amount, whole)
        for product, quantity, amount in refund.lines if whole else ():
            running += amount
            so_far = part_of(back, running, whole)
            money[product] += so_far - taken
            goods[product] += quantity if back == whole else 0
            taken = so_far
    return [
        each._replace(
            quantity=each.quantity - goods[each.product_id], net=each.net - money[each.product_id]
        )
        for each in sales
    ]
