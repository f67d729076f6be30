"""An owner who does at random what can be done with people, sales and products."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from shoptui.domain.customers import Consent
from shoptui.domain.purchases import Line, Product
from shoptui.services import (
    catalogue,
    people,
    sales,
)
from shoptui.services.desk import Desk
from tests.builders import TODAY, add, sell

NAMES = ("Ánh", "Đức", "Lan", 'Hà "Bé"', "Minh\\Tú", "[/red] An", "สมชาย", "Bình")
PRODUCTS = ("Tea", "Cake", "Trà sữa", "Phở")


class Trade:
    """People, sales and products."""

    def __init__(self, desk: Desk, folder: Path, seed: int) -> None:
        """A mind of its own."""
        self.desk, self.folder, self.random = desk, folder, Random(seed)

    def any_id(self, table: str, where: str = "1") -> int:
        with self.desk.file.read() as db:
            found = db.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY id").fetchall()
        return int(self.random.choice(found)[0])

    def day(self) -> date:
        return TODAY - timedelta(days=self.random.randrange(400))

    def amount(self) -> int:
        return self.random.randrange(1, 500) * 1000

    def lines(self) -> tuple[Line, ...]:
        return tuple(
            Line(product=name, group=self.random.choice(("", "Drinks")), quantity=1000, price=5)
            for name in self.random.sample(PRODUCTS, self.random.randrange(3))
        )

    # People

    def do_add_customer(self) -> None:
        add(
            self.desk,
            f"{self.random.choice(NAMES)} {self.random.randrange(99)}",
            phone=f"0901 {self.random.randrange(100, 999)} 567",
            note=self.random.choice(("", "two\nlines", "tab\there")),
            consent=self.random.choice((Consent.YES, Consent.YES, Consent.UNKNOWN)),
        )

    def do_change_customer(self) -> None:
        known = people.customer(self.desk, self.any_id("customer"))
        changed = self.random.choice(
            (
                replace(known, name=f"{known.name} mới"),
                replace(known, note="changed"),
                replace(known, email=f"a{self.random.randrange(99)}@example.com"),
                replace(known, code=f"X{self.random.randrange(50)}"),
            )
        )
        people.change_customer(self.desk, changed)

    def do_archive(self) -> None:
        people.set_archived(self.desk, self.any_id("customer"), self.random.random() < 0.6)

    def do_archive_some(self) -> None:
        some = {self.any_id("customer") for _time in range(3)}
        people.archive_all(self.desk, some, self.random.random() < 0.6)

    # Sales

    def do_sell(self) -> None:
        who = self.random.choice((None, self.any_id("customer")))
        sell(self.desk, who, self.day(), self.amount(), *self.lines())

    do_sell_again = do_sell_too = do_sell

    def do_change_sale(self) -> None:
        known = sales.sale(self.desk, self.any_id("purchase"))
        changed = self.random.choice(
            (
                replace(known, amount=self.amount()),
                replace(known, ordered_on=self.day()),
                replace(known, lines=self.lines()),
                replace(known, note=self.random.choice(NAMES)),
                replace(known, paid_on=TODAY, channel="Zalo"),
            )
        )
        sales.change_sale(self.desk, changed)

    def do_refund(self) -> None:
        sale_id = self.any_id("purchase", "kind = 'sale' AND void = 0")
        left = sales.refundable(self.desk, sale_id)
        amount = self.random.choice((left, left // 2))
        sales.refund(self.desk, sale_id, amount, TODAY, "broken")

    def do_void(self) -> None:
        sales.set_void(self.desk, self.any_id("purchase"), self.random.random() < 0.6)

    # Products

    def do_add_product(self) -> None:
        name = f"{self.random.choice(PRODUCTS)} {self.random.randrange(20)}"
        catalogue.add_product(self.desk, Product(name=name, price=self.amount()))

    def do_change_product(self) -> None:
        known = catalogue.product(self.desk, self.any_id("product"))
        group = self.random.choice(("Drinks", "Food", ""))
        catalogue.change_product(self.desk, replace(known, price=self.amount(), group=group))

    def do_merge_products(self) -> None:
        catalogue.merge_products(self.desk, self.any_id("product"), self.any_id("product"))

    def do_rename_group(self) -> None:
        old, new = self.random.sample(("Drinks", "Food", "Other"), 2)
        if old in catalogue.group_names(self.desk):
            catalogue.rename_group(self.desk, old, new)
