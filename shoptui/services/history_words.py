"""How the history speaks of the records a step touched."""

from collections.abc import Mapping

from shoptui.domain.language import _


def record_words(touched: Mapping[str, int]) -> str:
    """What a step touched, by kind of record: "customers 2, sales and refunds 5"."""
    names = _names()
    kinds: dict[str, int] = {}
    for table, count in touched.items():
        name = names.get(table, _("other records"))
        kinds[name] = kinds.get(name, 0) + count
    return ", ".join(f"{name} {count}" for name, count in kinds.items())


def _names() -> dict[str, str]:
    return {
        "setting": _("settings"),
        "holiday": _("holidays"),
        "customer": _("customers"),
        "product_group": _("product groups"),
        "product": _("products"),
        "purchase": _("sales and refunds"),
        "purchase_line": _("lines of sales"),
        "referral": _("referrals"),
        "feedback": _("feedback"),
        "contact": _("contacts"),
        "house_rule": _("house rules"),
        "rule_result": _("ticks of house rules"),
        "import_batch": _("imports"),
        "campaign": _("campaigns"),
        "campaign_member": _("invitations"),
        "reward": _("rewards in the catalogue"),
        "reward_rule": _("reward rules"),
        "reward_grant": _("rewards given"),
        "to_do_done": _("marks on the day's list"),
        "not_same": _("pairs that are two people"),
        "marketing_cost": _("marketing costs"),
    }
