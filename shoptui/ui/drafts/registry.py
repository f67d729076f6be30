"""How each form is opened again, by the name its drafts are kept under.

Every opener reads what the form is about anew, and raises a ShopError where that is gone.
"""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any

from shoptui.domain.errors import NotFound
from shoptui.domain.language import _
from shoptui.domain.purchases import Product
from shoptui.domain.reward_rules import read_condition
from shoptui.services import (
    campaigns,
    catalogue,
    house_rules,
    marketing_costs,
    people,
    relations,
    sales,
    settings,
)
from shoptui.services.card import recent_orders
from shoptui.services.channels import order_channels
from shoptui.services.desk import Desk
from shoptui.services.drafts import LeftBehind
from shoptui.services.formats import Formats
from shoptui.services.hand_gifts import gift_choice
from shoptui.services.holidays import holidays
from shoptui.services.reward_catalogue import catalogue as rewards_of
from shoptui.ui.dialogs import campaign as campaign_form
from shoptui.ui.dialogs import product as product_forms
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.dialogs.invite import InviteDialog
from shoptui.ui.dialogs.rules_of_sale import rules_window
from shoptui.ui.forms import marketing as marketing_forms
from shoptui.ui.forms import people as people_forms
from shoptui.ui.forms import rewards as reward_forms
from shoptui.ui.forms import sales as sale_forms
from shoptui.ui.forms import shop as shop_forms
from shoptui.ui.panes import rewards_data

Context = Mapping[str, Any]
Form = FormDialog[Any]
Opener = Callable[[Desk, Formats, Context], Awaitable[Form]]


async def _sale(desk: Desk, formats: Formats, context: Context) -> Form:
    if not context["record"]:
        return sale_forms.new_sale(desk, formats, await _still_there(desk, context["customer"]))
    purchase = await to_thread(sales.sale, desk, context["record"])
    return sale_forms.change_sale(desk, formats, purchase)


async def _still_there(desk: Desk, customer_id: int | None) -> int | None:
    """The customer a new sale was begun for; without one it is opened all the same."""
    try:
        return (await to_thread(people.customer, desk, customer_id)).id if customer_id else None
    except NotFound:
        return None


async def _refund(desk: Desk, formats: Formats, context: Context) -> Form:
    sale = await to_thread(sales.sale, desk, context["sale"])
    left = await to_thread(sales.refundable, desk, sale.id)
    if sale.void or not left:
        raise NotFound(_("There is nothing to give back on this sale any more."))
    return sale_forms.refund(desk, formats, sale.id, left)


async def _rules_of_sale(desk: Desk, formats: Formats, context: Context) -> Form:
    window = await rules_window(desk, formats, context["record"])
    if not isinstance(window, FormDialog):
        raise NotFound(_("No house rule of this sale is ticked by hand any more."))
    return window


async def _customer(desk: Desk, formats: Formats, context: Context) -> Form:
    if not context["record"]:
        return people_forms.new_customer(desk, formats)
    customer = await to_thread(people.customer, desk, context["record"])
    return people_forms.change_customer(desk, formats, customer)


async def _contact(desk: Desk, formats: Formats, context: Context) -> Form:
    customer = await to_thread(people.customer, desk, context["customer"])
    orders = await to_thread(recent_orders, desk, customer.id)
    record = context["record"]
    before = await to_thread(relations.contact, desk, record) if record else None
    return people_forms.contact(desk, formats, customer, orders, before)


async def _feedback(desk: Desk, formats: Formats, context: Context) -> Form:
    customer = await to_thread(people.customer, desk, context["customer"])
    orders = await to_thread(recent_orders, desk, customer.id)
    record = context["record"]
    before = await to_thread(relations.feedback, desk, record) if record else None
    return people_forms.feedback(desk, formats, customer, orders, before)


async def _referral(desk: Desk, formats: Formats, context: Context) -> Form:
    customer = await to_thread(people.customer, desk, context["customer"])
    return people_forms.referral(desk, formats, customer)


async def _person_event(desk: Desk, formats: Formats, context: Context) -> Form:
    customer = await to_thread(people.customer, desk, context["customer"])
    return people_forms.person_event(desk, formats, customer)


async def _give(desk: Desk, _formats: Formats, context: Context) -> Form:
    return people_forms.gift(desk, await to_thread(gift_choice, desk, context["customer"]))


async def _product(desk: Desk, formats: Formats, context: Context) -> Form:
    record = context["record"]
    product = await to_thread(catalogue.product, desk, record) if record else Product(name="")
    return product_forms.ProductDialog(desk, formats, product)


async def _product_merge(desk: Desk, _formats: Formats, context: Context) -> Form:
    gone = await to_thread(catalogue.product, desk, context["product"])
    return product_forms.MergeDialog(desk, gone)


async def _product_group(desk: Desk, _formats: Formats, context: Context) -> Form:
    if context["group"] not in await to_thread(catalogue.group_names, desk):
        raise NotFound(_("There is no product group of this name any more."))
    return product_forms.GroupDialog(desk, context["group"])


async def _reward(desk: Desk, formats: Formats, context: Context) -> Form:
    record = context["record"]
    before = (await to_thread(rewards_of, desk)).reward(record) if record else None
    return reward_forms.reward(desk, formats, before)


async def _reward_rule(desk: Desk, _formats: Formats, context: Context) -> Form:
    data = await to_thread(rewards_data.read, desk)
    if context["record"]:
        rule = data.catalogue.rule(context["record"])
    else:
        rule = reward_forms.new_rule(read_condition(context["condition"]))
    return reward_forms.reward_rule(desk, data, rule)


async def _house_rule(desk: Desk, formats: Formats, context: Context) -> Form:
    channels = await to_thread(order_channels, desk)
    known = {rule.id: rule for rule in await to_thread(house_rules.rules, desk)}
    if context["record"] and context["record"] not in known:
        raise NotFound(_("This house rule is not there any more."))
    return shop_forms.house_rule(desk, formats, channels, known.get(context["record"]))


async def _holiday(desk: Desk, formats: Formats, _context: Context) -> Form:
    return shop_forms.holiday(desk, formats)


async def _holiday_name(desk: Desk, formats: Formats, context: Context) -> Form:
    day = date.fromisoformat(context["day"])
    if day not in await to_thread(holidays, desk):
        raise NotFound(_("This day is no holiday any more."))
    return shop_forms.holiday_name(desk, formats, day, context["name"])


async def _setting(desk: Desk, _formats: Formats, context: Context) -> Form:
    return shop_forms.setting(desk, await to_thread(settings.read_one, desk, context["record"]))


async def _campaign(desk: Desk, formats: Formats, context: Context) -> Form:
    record = context["record"]
    before = await to_thread(campaigns.campaign, desk, record) if record else None
    return campaign_form.saving(desk, formats, before)


async def _invite(desk: Desk, formats: Formats, context: Context) -> Form:
    what = await to_thread(campaigns.campaign, desk, context["campaign"])
    form = InviteDialog(desk, formats, what, context["planned"])
    return form.kept_by(form.invite)


async def _marketing_cost(desk: Desk, formats: Formats, context: Context) -> Form:
    record = context["record"]
    before = await to_thread(marketing_costs.cost, desk, record) if record else None
    known = await to_thread(campaigns.all_campaigns, desk)
    return marketing_forms.marketing_cost(desk, formats, known, before)


OPENERS: Mapping[str, Opener] = {
    "sale": _sale,
    "refund": _refund,
    "rules_of_sale": _rules_of_sale,
    "customer": _customer,
    "contact": _contact,
    "feedback": _feedback,
    "referral": _referral,
    "person_event": _person_event,
    "give": _give,
    "product": _product,
    "product_merge": _product_merge,
    "product_group": _product_group,
    "reward": _reward,
    "reward_rule": _reward_rule,
    "house_rule": _house_rule,
    "holiday": _holiday,
    "holiday_name": _holiday_name,
    "setting": _setting,
    "campaign": _campaign,
    "invite": _invite,
    "marketing_cost": _marketing_cost,
}


async def reopened(desk: Desk, formats: Formats, draft: LeftBehind) -> Form:
    """A form filled in as it was left.

    Raises:
        ShopError: what it is about is gone, or it is of another version of shoptui.
    """
    try:
        form = await OPENERS[draft.form](desk, formats, draft.content["context"])
        form.take_up(draft.content, draft.kept.id)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        said = _("This form cannot be opened again, but what you had typed can be copied.")
        raise NotFound(said) from error
    return form
