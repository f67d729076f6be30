"""Facts in columns read as the facts of one customer after the other."""

from shoptui.domain.facts import CustomerFacts, Customers

AN = CustomerFacts(2, "C2", "Ánh", 739000, 739648, 3, -50, 739648, 2, 100)
BO = CustomerFacts(5, "C5", "Bo", 0, 0, 0, 0, 0, 0, 0)


def test_each_is_made_from_its_figures() -> None:
    both = Customers.of([AN, BO])
    assert [*both] == [AN, BO]
    assert (both[0], both[-1], both[:1], len(both)) == (AN, BO, [AN], 2)
    assert [*both.net_ever] == [-50, 0]


def test_they_are_found_by_id() -> None:
    both = Customers.of([AN, BO])
    assert [both.place_of(who) for who in (1, 2, 3, 5, 6)] == [None, 0, None, 1, None]


def test_nobody() -> None:
    assert [*Customers.of()] == []
    assert not Customers.of()
    assert Customers.of().place_of(1) is None
