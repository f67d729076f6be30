"""Targets and weights of the loyalty scores, set and read back."""

from pathlib import Path

import pytest

from shoptui.domain.dates import Window
from shoptui.domain.errors import InvalidInput
from shoptui.domain.loyalty import USUAL, Indicator, Weighing, usual_rules
from shoptui.services.desk import Desk
from shoptui.services.loyalty import loyalty_rules_of
from shoptui.services.settings import change, read_one, recorded
from tests.builders import USD, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def test_a_new_shop_follows_the_usual_rules(desk: Desk) -> None:
    assert loyalty_rules_of(recorded(desk)) == usual_rules(Window(365))


def test_the_stage_decides_until_the_owner_weighs(desk: Desk) -> None:
    change(desk, "shop.stage", "starting")
    rules = loyalty_rules_of(recorded(desk))
    assert (rules.overall, rules.weighing) == ((40, 20, 10, 15, 15), Weighing.STAGE)
    assert read_one(desk, "loyalty.own_weights").value == "40,20,10,15,15"
    change(desk, "loyalty.overall", "own")
    change(desk, "loyalty.own_weights", "1;0;0;0;2")
    assert loyalty_rules_of(recorded(desk)).overall == (1, 0, 0, 0, 2)


@pytest.mark.parametrize("indicator", Indicator)
def test_every_indicator_has_a_target_and_a_weight(desk: Desk, indicator: Indicator) -> None:
    change(desk, f"loyalty.targets.{indicator}", "7")
    change(desk, f"loyalty.weights.{USUAL[indicator].type}.{indicator}", "9")
    rules = loyalty_rules_of(recorded(desk))
    assert (rules.targets[indicator], rules.weights[indicator]) == (7, 9)
    assert {**rules.targets, indicator: USUAL[indicator].target} == usual_rules(Window(1)).targets


def test_a_spend_target_is_an_amount_of_the_shops_currency(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, currency=USD, locale="en")
    assert change(desk, "loyalty.targets.spend", "12.5").value == "12.50"
    assert loyalty_rules_of(recorded(desk)).targets[Indicator.SPEND] == 1250
    assert change(desk, "loyalty.targets.spend", "auto").value == "auto"


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("loyalty.targets.spend", "0", "above 0"),
        ("loyalty.targets.spend", "-5", "above 0"),
        ("loyalty.targets.orders", "0", "1 to 10000, or auto"),
        ("loyalty.targets.friends_named", "auto", "1 to 10000"),
        ("loyalty.targets.friends_named", "1.5", "whole number"),
        ("loyalty.targets.events_attended", "0", "1 to 100"),
        ("loyalty.targets.events_attended", "101%", "1 to 100"),
        ("loyalty.weights.contact.events_attended", "101", "0 to 100"),
        ("loyalty.weights.contact.events_attended", "-1", "0 to 100"),
        ("loyalty.own_weights", "1,2,3,4", "five whole numbers"),
        ("loyalty.own_weights", "1,2,3,4,x", "0 to 100"),
        ("loyalty.own_weights", "0,0,0,0,0", "above 0"),
        ("loyalty.overall", "mine", "stage, own"),
    ],
)
def test_nonsense_is_refused(desk: Desk, key: str, typed: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        change(desk, key, typed)


def test_a_percentage_may_be_typed_with_its_sign(desk: Desk) -> None:
    assert change(desk, "loyalty.targets.events_attended", "75 %").value == "75"
    assert change(desk, "loyalty.targets.events_attended", "default").value == "50"
