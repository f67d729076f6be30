from pathlib import Path

import pytest

from shoptui.domain.dates import Window
from shoptui.domain.errors import Conflict, InvalidInput, NotFound
from shoptui.domain.rfm_rules import Method, RfmRules
from shoptui.domain.shop import Trade
from shoptui.services.desk import Desk
from shoptui.services.setting_list import SETTINGS
from shoptui.services.settings import change, read_all, read_one, rfm_rules
from tests.builders import TODAY, USD, add, new_desk, sell

KEYS = [setting.key for setting in SETTINGS]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def test_every_rule_is_listed_with_its_meaning(desk: Desk) -> None:
    table = read_all(desk)
    assert [row[0] for row in table.rows] == KEYS
    assert len(set(KEYS)) == len(KEYS)
    assert all(row[table.column("meaning")] for row in table.rows)


def test_a_new_shop_follows_its_trade(tmp_path: Path) -> None:
    rules = rfm_rules(new_desk(tmp_path, trade=Trade.APPLIANCES))
    assert rules == RfmRules(Window(1095), Method.RELATIVE, trade=Trade.APPLIANCES)
    assert rules.defaults.active_days == 365


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("shop.name", "  Tiệm  [Mưa] ", "Tiệm [Mưa]"),
        ("shop.locale", "en-gb", "en_GB"),
        ("shop.time_zone", "asia/bangkok", "Asia/Bangkok"),
        ("shop.time_zone", "auto", "auto"),
        ("shop.trade", "Groceries", "groceries"),
        ("shop.stage", "starting", "starting"),
        ("shop.language", "en", "en"),
        ("shop.records_begin", "01/02/2024", "2024-02-01"),
        ("shop.records_begin", "unknown", "unknown"),
        ("rfm.window_days", "730", "730"),
        ("rfm.window_days", "๓๐", "30"),
        ("rfm.window_days", "ALL", "all"),
        ("rfm.method", "fixed", "fixed"),
        ("rfm.cuts.recency", "30, 60, 120, 240", "30,60,120,240"),
        ("rfm.cuts.recency", "0;1;2;3", "0,1,2,3"),
        ("rfm.cuts.frequency", "3,4,5,7", "3,4,5,7"),
        ("rfm.cuts.frequency", "auto", "auto"),
        ("rfm.cuts.monetary", "250k,500k,1tr,2tr", "250000,500000,1000000,2000000"),
        ("orders.day_is_one_visit", "Y", "yes"),
        ("active_days", "90", "90"),
        ("active_days", "auto", "auto"),
        ("abc.much", "1tr2", "1200000"),
        ("abc.much", "auto", "auto"),
        ("abc.often", "3", "3"),
        ("abc.often", "AUTO", "auto"),
    ],
)
def test_what_was_set_is_read_back(desk: Desk, key: str, typed: str, value: str) -> None:
    assert change(desk, key, typed).value == value
    assert read_one(desk, key).value == value
    assert change(desk, key, value).value == value  # the shown form can be typed again


def test_money_cut_points_are_decimals_of_the_shops_currency(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, currency=USD, locale="en")
    assert change(desk, "rfm.cuts.monetary", "255,381.5,506,665").value == (
        "255.00,381.50,506.00,665.00"
    )
    assert rfm_rules(desk).monetary == (25500, 38150, 50600, 66500)


def test_the_rules_hold_all_that_was_set(desk: Desk) -> None:
    for key, typed in [
        ("rfm.window_days", "all"),
        ("rfm.method", "fixed"),
        ("rfm.cuts.recency", "114,180,297,481"),
        ("rfm.cuts.frequency", "3,4,5,7"),
        ("rfm.cuts.monetary", "255,381,506,665"),
        ("shop.trade", "services"),
        ("orders.day_is_one_visit", "yes"),
    ]:
        change(desk, key, typed)
    assert rfm_rules(desk) == RfmRules(
        Window(None),
        Method.FIXED,
        (114, 180, 297, 481),
        (3, 4, 5, 7),
        (255, 381, 506, 665),
        Trade.SERVICES,
        True,
    )


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("rfm.window_days", "0", "1 to 36500"),
        ("rfm.window_days", "-5", "or all"),
        ("rfm.window_days", "99999", "1 to 36500"),
        ("rfm.window_days", "a year", "number of days"),
        ("rfm.window_days", "²", "number of days"),
        ("rfm.method", "fix", "Did you mean fixed"),
        ("rfm.cuts.recency", "30,60,120", "four figures"),
        ("rfm.cuts.recency", "30,60,120,240,480", "four figures"),
        ("rfm.cuts.recency", "30,60,,240", "four figures"),
        ("rfm.cuts.recency", "", "four figures"),
        ("rfm.cuts.recency", "30,60,60,240", "above the one before"),
        ("rfm.cuts.recency", "240,120,60,30", "above the one before"),
        ("rfm.cuts.recency", "30,60,many,240", "“many” is no whole number"),
        ("rfm.cuts.frequency", "1.5,2,4,8", "no whole number"),
        ("rfm.cuts.frequency", "-1,2,4,8", "no whole number"),
        ("rfm.cuts.frequency", "1,2,4,1e5", "no whole number"),
        ("rfm.cuts.monetary", "-100,300,800,2000", "0 or more"),
        ("rfm.cuts.monetary", "100.5,300,800,2000", "has no decimals"),
        ("rfm.cuts.monetary", "nan,300,800,2000", "amount"),
        ("rfm.cuts.monetary", "1,2,3,9223372036854775808", "too large"),
        ("orders.day_is_one_visit", "perhaps", "yes or no"),
        ("active_days", "0", "or auto"),
        ("abc.much", "-1", "0 or more"),
        ("abc.often", "0", "from 1 to 1000"),
        ("shop.name", "   ", "needs a name"),
        ("shop.name", "A" * 201, "at most 200"),
        ("shop.locale", "xx_YY", "not known"),
        ("shop.language", "tlh", "speaks en"),
        ("shop.time_zone", "Asia/Saigonn", "Did you mean Asia/Saigon"),
        ("shop.time_zone", "America", "not known"),
        ("shop.time_zone", "../../etc/passwd", "not known"),
        ("shop.trade", "grocery", "groceries, services, fashion, appliances"),
        ("shop.records_begin", "2026-07-01", "cannot begin in the future"),
        ("shop.records_begin", "2026-02-30", "February"),
    ],
)
def test_nonsense_is_refused_with_a_way_out_and_changes_nothing(
    desk: Desk, key: str, typed: str, sentence: str
) -> None:
    before, revision = read_all(desk).rows, desk.revision()
    with pytest.raises(InvalidInput, match=sentence) as refused:
        change(desk, key, typed)
    assert str(refused.value).startswith(f"{key}: ")
    assert refused.value.field == key
    assert (read_all(desk).rows, desk.revision()) == (before, revision)


def test_an_unknown_setting_names_the_nearest(desk: Desk) -> None:
    with pytest.raises(NotFound, match=r"Did you mean rfm\.window_days"):
        read_one(desk, "rfm.window")
    with pytest.raises(NotFound, match="lists them all"):
        change(desk, "[/nonsense]", "1")


def test_default_goes_back_to_what_the_trade_does(desk: Desk) -> None:
    change(desk, "rfm.window_days", "30")
    change(desk, "rfm.window_days", "default")
    change(desk, "shop.trade", "appliances")
    assert read_one(desk, "rfm.window_days").value == "1095"
    change(desk, "shop.trade", "default")
    assert read_one(desk, "shop.trade").value == "fashion"


def test_a_shop_may_be_named_default(desk: Desk) -> None:
    assert change(desk, "shop.name", "default").value == "default"


def test_the_currency_can_change_until_an_amount_is_recorded(desk: Desk) -> None:
    change(desk, "rfm.cuts.monetary", "1000,2000,3000,4000")
    assert change(desk, "shop.currency", "usd").value == "USD"
    assert desk.shop().currency == USD
    sell(desk, add(desk, "Ánh"), TODAY, 500)
    with pytest.raises(Conflict, match="stays"):
        change(desk, "shop.currency", "EUR")
    assert change(desk, "shop.currency", "USD").value == "USD"


def test_days_are_typed_in_the_order_of_the_locale(desk: Desk) -> None:
    change(desk, "shop.locale", "en_US")
    assert change(desk, "shop.records_begin", "01/02/2024").value == "2024-01-02"


def test_an_unknown_currency_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="VND, THB or USD"):
        change(desk, "shop.currency", "DONG")


def test_cut_points_the_new_currency_cannot_hold_give_way_to_the_default(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, currency=USD, locale="en")
    change(desk, "rfm.cuts.monetary", "1.25,2.50,3.75,5")
    change(desk, "shop.currency", "VND")
    assert read_one(desk, "rfm.cuts.monetary").value == "auto"
    assert rfm_rules(desk).monetary is None


def test_a_change_is_one_operation_of_the_history(desk: Desk) -> None:
    revision = desk.revision()
    change(desk, "rfm.method", "fixed")
    assert desk.revision() == revision + 1
