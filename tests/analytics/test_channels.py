"""Channels, against figures added up by hand."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.channels import Channel, ChannelRules, champions, channels
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.origins import Origin
from tests.analytics.figures import AS_OF, buyer, prospect, silent

START = date(2026, 6, 1)
RULES = ChannelRules(start=START.toordinal(), end=AS_OF.toordinal(), until=0, active_days=30)
NAMES = {1: "Facebook", 2: "Facebook", 3: "Facebook", 4: "Friend", 5: "Friend"}


def heard(names: dict[int, str], known_since: date | None = None) -> dict[int, Origin]:
    since = known_since.toordinal() if known_since else 0
    return {who: Origin(name, "", since) for who, name in names.items()}


def found(*customers: CustomerFacts, rules: ChannelRules = RULES) -> list[Channel]:
    return channels(customers, heard(NAMES), rules)


def test_the_figures_of_a_channel() -> None:
    people = [buyer(1, 10, 2, 900), buyer(2, 31, 1, 101), prospect(3), silent(4, 400, 600)]
    facebook, friend = found(*people)
    assert (facebook.name, facebook.share, friend.name, friend.share) == (
        *("Facebook", 0.75),
        *("Friend", 0.25),
    )
    assert (facebook.worth.customers, facebook.worth.buyers) == (3, 2)
    assert facebook.new == 1  # 20 June; the other came on 30 May
    assert (facebook.net, friend.net) == (1_001, 0)
    assert facebook.worth.lifetime_value == 501  # 1 001 / 2, half up; prospects are no buyers
    assert facebook.worth.average_order == 334  # 1 001 / 3 = 333.67
    assert (facebook.worth.repeat_rate, facebook.worth.active_share) == (0.5, 0.5)
    assert [each.customer_id for each in facebook.members] == [1, 2, 3]


def test_the_most_customers_are_not_the_best() -> None:
    people = [buyer(1, 10, 1, 100), buyer(2, 10, 1, 100), prospect(3), buyer(4, 10, 1, 300)]
    assert champions(found(*people)) == ({"Facebook"}, {"Friend"})


def test_equal_channels_share_the_mark_and_the_unknown_one_has_none() -> None:
    people = [buyer(1, 10, 1, 100), buyer(4, 10, 1, 100), buyer(8, 1, 9, 999), buyer(9, 1, 9, 99)]
    unknown, *_named = parted = found(*people)
    assert (unknown.name, len(unknown.members)) == ("", 2)
    assert champions(parted) == ({"Facebook", "Friend"}, {"Facebook", "Friend"})


def test_nobody_is_best_where_nobody_is_worth_anything() -> None:
    assert found() == []
    assert champions([]) == (frozenset(), frozenset())
    only = found(prospect(1))
    assert only[0].worth.lifetime_value is None
    assert champions(only) == ({"Facebook"}, frozenset())
    assert champions(found(buyer(1, 3, 1, -20))).best == frozenset()


def test_known_and_first_seen_customers_are_not_new() -> None:
    first = buyer(1, 10, 1, 1)
    seen = ChannelRules(
        start=RULES.start, end=RULES.end, until=first.first_order, active_days=RULES.active_days
    )
    (channel,) = found(first, rules=seen)
    assert (channel.new, channel.first_seen) == (0, 1)
    (channel,) = channels([first], heard(NAMES, date(2026, 5, 31)), RULES)
    assert (channel.new, channel.first_seen) == (0, 0)
    (channel,) = channels([first], heard(NAMES, START), RULES)
    assert channel.new == 1


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 5), st.integers(-99, 9_999))))
def test_the_channels_add_up_to_the_shop(figures: list[tuple[int, int, int]]) -> None:
    people = [buyer(number, *each) for number, each in enumerate(figures)]
    parted = found(*people)
    assert sum(len(channel.members) for channel in parted) == len(people)
    assert sum(channel.net for channel in parted) == sum(each.net for each in people)
    assert round(sum(channel.share for channel in parted), 9) == (1 if people else 0)
