"""Products and their groups: list, change, merge."""

from dataclasses import replace

from shoptui.domain.backups import Reason
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.purchases import Product
from shoptui.domain.table import Column, Kind, Table
from shoptui.domain.text import MAX_NAME, clean
from shoptui.services import backups
from shoptui.services.desk import Desk
from shoptui.storage import products


def products_table(desk: Desk) -> Table:
    """Every product with its group, price and what was sold of it; `ids` are the products'."""
    with desk.file.read() as db:
        rows = products.sold(db)
    columns = (
        Column("name", _("Product")),
        Column("group", _("Group")),
        Column("price", _("Price"), Kind.MONEY),
        Column("lines", _("Times sold"), Kind.COUNT),
        Column("amount", _("Sold for"), Kind.MONEY),
    )
    cells = [(row.name, row.group, row.price, row.lines, row.amount) for row in rows]
    ids = [row.id for row in rows]
    return Table("products", _("Products"), columns, cells, desk.shop().currency, ids)


def product(desk: Desk, product_id: int) -> Product:
    """One product.

    Raises:
        NotFound: there is none of that id.
    """
    with desk.file.read() as db:
        return products.get(db, product_id)


def all_products(desk: Desk) -> list[Product]:
    """Every product, by name."""
    with desk.file.read() as db:
        return products.all_of(db)


def group_names(desk: Desk) -> list[str]:
    """The names of the product groups."""
    with desk.file.read() as db:
        return products.groups(db)


def add_product(desk: Desk, draft: Product) -> int:
    """Records a new product and returns its id.

    Raises:
        InvalidInput: the name is missing or too long.
        Conflict: there is a product of that name.
    """
    tidy = _tidy(draft)
    with desk.file.write(_("New product {name}").format(name=tidy.name)) as db:
        return products.insert(db, tidy)


def change_product(desk: Desk, changed: Product) -> None:
    """Replaces a product's name, group and price.

    Raises:
        InvalidInput: the name is missing or too long.
        Conflict: another product has the name.
    """
    tidy = _tidy(changed)
    with desk.file.write(_("Changed product {name}").format(name=tidy.name)) as db:
        products.update(db, tidy)


def merge_products(desk: Desk, kept_id: int, gone_id: int) -> backups.Unkept | None:
    """Makes two products one: every sale of the second becomes a sale of the first.

    Returns:
        What to tell the owner where no backup could be made before.

    Raises:
        InvalidInput: both are the same product.
        NotFound: one of them is gone.
    """
    if kept_id == gone_id:
        raise InvalidInput(_("Choose another product to merge this one with."))
    kept, gone = product(desk, kept_id), product(desk, gone_id)
    what = _("Merged product {gone} into {kept}").format(gone=gone.name, kept=kept.name)
    said = backups.back_up_before(desk, Reason.BEFORE_CHANGE, what)
    with desk.file.write(what) as db:
        products.merge(db, kept_id, gone_id)
    return backups.unless_kept(said)


def rename_group(desk: Desk, old: str, new: str) -> backups.Unkept | None:
    """Renames a product group; taking the name of another group merges the two.

    Returns:
        What to tell the owner where no backup could be made before.

    Raises:
        InvalidInput: the new name is missing or too long.
    """
    name = _name(new)
    if name == old:
        return None
    what = _("Renamed product group {old} to {new}").format(old=clean(old), new=name)
    said = backups.back_up_before(desk, Reason.BEFORE_CHANGE, what)
    with desk.file.write(what) as db:
        products.rename_group(db, old, name)
    return backups.unless_kept(said)


def _tidy(draft: Product) -> Product:
    return replace(draft, name=_name(draft.name), group=clean(draft.group))


def _name(text: str) -> str:
    name = clean(text)
    if not name or len(name) > MAX_NAME:
        raise InvalidInput(_("It needs a name of at most 200 letters."), "name")
    return name
