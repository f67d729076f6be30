"""The ways sales were ordered by: counter, phone, web, our form."""

from shoptui.domain.house_rules import Judged
from shoptui.services.desk import Desk
from shoptui.storage import house_rules, purchases


def order_channels(desk: Desk) -> list[str]:
    """The channels of house rules, then those of the sales, the most used first."""
    with desk.file.read() as db:
        rules = [each for each in house_rules.in_force(db) if each.judged is Judged.OWN_FORM]
        return list(dict.fromkeys((*(rule.channel for rule in rules), *purchases.channels(db))))
