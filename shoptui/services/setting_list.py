"""Every setting of a shop. A new one is one entry here."""

from typing import Any

from shoptui.domain.dates import Window
from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.rfm_rules import TRADE_DEFAULTS, Cuts, Method
from shoptui.domain.shop import Stage, Trade
from shoptui.services.abc_settings import ABC_SETTINGS
from shoptui.services.customer_columns import CUSTOMER_COLUMNS
from shoptui.services.loyalty_settings import LOYALTY_SETTINGS
from shoptui.services.reward_settings import REWARD_SETTINGS
from shoptui.services.setting import Setting
from shoptui.services.setting_forms import (
    DAY_CUTS,
    DAYS_OR_AUTO,
    MONEY_CUTS,
    ORDER_CUTS,
    WINDOW,
    YES_NO,
    choice,
)
from shoptui.services.shop_forms import BEGIN, CURRENCY, LANGUAGE, LOCALE, NAME, TIME_ZONE

SHOP_CURRENCY: Setting[Currency] = Setting(
    "shop.currency",
    lambda: _("What every amount is counted in; fixed once amounts are recorded."),
    CURRENCY,
    None,
    "currency",
)
WINDOW_DAYS: Setting[Window] = Setting(
    "rfm.window_days",
    lambda: _("How many days back the scores look: a number, or all."),
    WINDOW,
    lambda shop: Window(TRADE_DEFAULTS[shop.trade].window),
)
METHOD: Setting[Method] = Setting(
    "rfm.method",
    lambda: _("What customers are held against: each other (relative) or fixed cut points."),
    choice(Method),
    lambda _shop: Method.RELATIVE,
)
RECENCY_CUTS: Setting[Cuts | None] = Setting(
    "rfm.cuts.recency",
    lambda: _("Four fixed cut points, days since the last order; auto: usual in your trade."),
    DAY_CUTS,
    lambda _shop: None,
)
FREQUENCY_CUTS: Setting[Cuts | None] = Setting(
    "rfm.cuts.frequency",
    lambda: _("Four fixed cut points, orders; auto: usual in your trade."),
    ORDER_CUTS,
    lambda _shop: None,
)
MONETARY_CUTS: Setting[Cuts | None] = Setting(
    "rfm.cuts.monetary",
    lambda: _("Four fixed cut points, net spend; auto: order cut points x your median order."),
    MONEY_CUTS,
    lambda _shop: None,
)
DAY_IS_ONE_VISIT: Setting[bool] = Setting(
    "orders.day_is_one_visit",
    lambda: _("Whether several receipts of a customer on one day count as one order."),
    YES_NO,
    lambda _shop: False,
)
ACTIVE_DAYS: Setting[int | None] = Setting(
    "active_days",
    lambda: _("Silent for longer is not active; auto: twice the median gap between orders."),
    DAYS_OR_AUTO,
    lambda shop: TRADE_DEFAULTS[shop.trade].active_days,
)

SETTINGS: tuple[Setting[Any], ...] = (
    Setting("shop.name", lambda: _("The name of the shop."), NAME, None, "name"),
    SHOP_CURRENCY,
    Setting(
        "shop.language",
        lambda: _("The language of the screens."),
        LANGUAGE,
        lambda _shop: "en",
        "language",
    ),
    Setting(
        "shop.locale",
        lambda: _("How numbers, days and money are written, such as vi_VN."),
        LOCALE,
        lambda _shop: "en",
        "locale",
    ),
    Setting(
        "shop.time_zone",
        lambda: _("The calendar the shop's days follow; auto: that of this computer."),
        TIME_ZONE,
        lambda _shop: "",
        "time_zone",
    ),
    Setting(
        "shop.trade",
        lambda: _("The kind of trade, which decides what counts as frequent."),
        choice(Trade),
        lambda _shop: Trade.FASHION,
        "trade",
    ),
    Setting(
        "shop.stage",
        lambda: _("The business stage, which weighs the loyalty types."),
        choice(Stage),
        lambda _shop: Stage.GROWING,
        "stage",
    ),
    Setting(
        "shop.records_begin",
        lambda: _("The first day with records; customers seen soon after may not be new."),
        BEGIN,
        lambda _shop: None,
        "records_begin",
    ),
    WINDOW_DAYS,
    METHOD,
    RECENCY_CUTS,
    FREQUENCY_CUTS,
    MONETARY_CUTS,
    DAY_IS_ONE_VISIT,
    ACTIVE_DAYS,
    *ABC_SETTINGS,
    *LOYALTY_SETTINGS,
    *REWARD_SETTINGS,
    CUSTOMER_COLUMNS,
)
