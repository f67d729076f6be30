"""ABC by share of products and of product groups: the few that make most of the sales."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from shoptui.analytics.pareto import Pareto, pareto
from shoptui.domain.abc_class import AbcClass
from shoptui.domain.product_sales import ProductSales


class Item(NamedTuple):
    """A product, or all of a product group together.

    Attributes:
        name: of the product, "" where it is a group.
        group: the product group, "" for none.
        quantity: thousandths of a unit, less what came back.
        net: sales less refunds, minor units.
    """

    name: str
    group: str
    quantity: int
    net: int


class ClassTotal(NamedTuple):
    """One class of items; the shares are None where the total is 0 or less.

    Attributes:
        name: the class.
        items: how many.
        items_share: of all items, 0 to 1.
        net: what they brought, minor units.
        net_share: of the total.
    """

    name: AbcClass
    items: int
    items_share: float | None
    net: int
    net_share: float | None


@dataclass(frozen=True, slots=True)
class ProductShares:
    """Products or groups by what they brought.

    Attributes:
        items: as they came.
        pareto: of what each brought, in the order of the items.
    """

    items: tuple[Item, ...]
    pareto: Pareto

    def class_totals(self) -> list[ClassTotal]:
        """The three classes, A first; empty ones are not left out."""
        found = []
        for name in AbcClass:
            nets = [
                item.net
                for item, given in zip(self.items, self.pareto.classes, strict=True)
                if given is name
            ]
            known, net = self.pareto.total > 0, sum(nets)
            found.append(
                ClassTotal(
                    name,
                    len(nets),
                    len(nets) / len(self.items) if known else None,
                    net,
                    net / self.pareto.total if known else None,
                )
            )
        return found


def by_product(sales: Iterable[ProductSales]) -> ProductShares:
    """Each product, those of which nothing was sold included."""
    return _shares(Item(each.name, each.group, each.quantity, each.net) for each in sales)


def by_group(sales: Iterable[ProductSales]) -> ProductShares:
    """The products of each group together, those in no group as one."""
    groups: dict[str, Item] = {}
    for each in sales:
        before = groups.get(each.group, Item("", each.group, 0, 0))
        groups[each.group] = before._replace(
            quantity=before.quantity + each.quantity, net=before.net + each.net
        )
    return _shares(groups.values())


def _shares(items: Iterable[Item]) -> ProductShares:
    known = tuple(items)
    return ProductShares(known, pareto([item.net for item in known]))
