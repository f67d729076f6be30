"""The sentences in which a check of the shop file says what it found."""

from pathlib import Path

from shoptui.domain.language import _, counted
from shoptui.domain.shop import Shop
from shoptui.domain.text import visible
from shoptui.services.formats import Formats
from shoptui.storage.check import Dangling, Figures, Odd
from shoptui.storage.form_check import Part


def damaged(said: str) -> str:
    """A page of the file is damaged."""
    return _("The file is damaged inside ({detail}). Please open a backup.").format(
        detail=visible(said)
    )


def odd_part(part: Part) -> str:
    """Something a new shop file has not, or has otherwise."""
    return {
        "foreign": _("There is a {kind} {name} in the file that shoptui did not put there."),
        "missing": _("The {kind} {name} is missing from the file. Please open a backup."),
        "changed": _("The {kind} {name} is not as shoptui makes it. Please open a backup."),
    }[part.trouble].format(kind=_kind(part.kind), name=visible(part.name))


def not_looked_further() -> str:
    """Why no more is said."""
    return _("Because of that, what is recorded was not looked at.")


def dangling(found: Dangling) -> str:
    """Entries that refer to something that is not there."""
    entries = counted("{count} entry", "{count} entries", found.entries)
    return _("{entries} of “{table}” refer to a “{to}” that is not there.").format(
        entries=entries, table=visible(found.table), to=visible(found.to)
    )


def half_merged(code: str) -> str:
    """A merged record that stands where it should not."""
    return _(
        "Customer {code} was merged into another one, but is still on the list, or that one was "
        "merged too."
    ).format(code=visible(code))


def still_owning(code: str) -> str:
    """A merged record for which something is recorded."""
    return _(
        "Customer {code} was merged into another one, but some records are still of {code}: undo "
        "the merge in the history and do it again."
    ).format(code=visible(code))


def over_refunded(odd: Odd, formats: Formats) -> str:
    """More given back than paid."""
    return _("{entry}: {back} was given back, more than was paid.").format(
        entry=_entry(odd, formats), back=formats.money(int(odd.other or 0))
    )


def misplaced(odd: Odd, formats: Formats) -> str:
    """A refund that does not fit its sale."""
    return _("{entry}: this refund belongs to something that cannot be its sale.").format(
        entry=_entry(odd, formats)
    )


def misdated(odd: Odd, formats: Formats) -> str:
    """Money that counts on a wrong day."""
    return _("{entry}: its money counts on {day}, which does not follow from the records.").format(
        entry=_entry(odd, formats), day=visible(str(odd.other))
    )


def misjudged(odd: Odd, formats: Formats) -> str:
    """A sale that is wrongly known as wholly refunded, or wrongly not."""
    said = (
        _("{entry}: all of it was given back, and still it counts as an order.")
        if odd.other is None
        else _("{entry}: it does not count as an order, although not all of it was given back.")
    )
    return said.format(entry=_entry(odd, formats))


def unsearchable(code: str) -> str:
    """A customer whom a search does not find by the record."""
    return _("The search does not know what is recorded of customer {code}.").format(
        code=visible(code)
    )


def search_broken() -> str:
    """The search index does not fit."""
    return _("The search index does not fit the customers, so some may not be found.")


def unreadable_steps(count: int) -> str:
    """The history is damaged."""
    return counted(
        "{count} change in the history cannot be read, so it cannot be undone.",
        "{count} changes in the history cannot be read, so they cannot be undone.",
        count,
    )


def reused_numbers(table: str) -> str:
    """A number could be given twice."""
    return _("The numbers of “{table}” could be given a second time.").format(table=table)


def unreadable(key: str, value: str) -> str:
    """A setting that says nothing."""
    return _(
        "The setting {key} says “{value}”, which cannot be read, so its default holds: set it anew."
    ).format(key=key, value=visible(value))


def figures(found: Figures, shop: Shop, path: Path) -> str:
    """What is in the file."""
    parts = (
        counted("{count:,} customer", "{count:,} customers", found.customers),
        counted("{count:,} sale", "{count:,} sales", found.sales),
        counted("{count:,} refund", "{count:,} refunds", found.refunds),
        _("{amount} net").format(amount=Formats(shop).money(found.net)),
        counted("{count:,} change", "{count:,} changes", found.operations),
        _("{size:,} KiB").format(size=path.stat().st_size // 1024),
    )
    return f"{visible(shop.name)}: {', '.join(parts)}."


def _entry(odd: Odd, formats: Formats) -> str:
    return _("Entry {id}, {amount} on {day}").format(
        id=odd.id, amount=formats.money(odd.amount), day=visible(odd.day)
    )


def _kind(kind: str) -> str:
    return {
        "table": _("table"),
        "index": _("index"),
        "view": _("view"),
        "trigger": _("trigger"),
    }[kind]
