"""Where each customer belongs: group, ABC class, stage of the relationship, lifetime value."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from shoptui.analytics.behaviour import Behaviour, BehaviourRules, behaviour
from shoptui.analytics.groups import Grouping
from shoptui.analytics.places import known_place
from shoptui.analytics.stages import stage_of
from shoptui.domain.abc_class import AbcClass
from shoptui.domain.facts import ShopFacts
from shoptui.domain.groups import Group
from shoptui.domain.relationship import Relationship
from shoptui.domain.shop import Shop
from shoptui.domain.why import Section
from shoptui.services.abc_settings import MUCH, OFTEN
from shoptui.services.desk import Desk
from shoptui.services.figures import figures
from shoptui.services.formats import Formats
from shoptui.services.grouping import grouping_of
from shoptui.services.settings import Recorded, recorded, rfm_rules_of
from shoptui.services.why_belonging import class_section, group_section, stage_section
from shoptui.storage.offer_facts import deaf


class Belonging(NamedTuple):
    """Where one customer belongs.

    Attributes:
        group: one of the four groups of old customers, or its kind.
        abc: the class by behaviour.
        stage: of the relationship.
        lifetime: lifetime value to date, the net spend ever, minor units.
    """

    group: Group
    abc: AbcClass
    stage: Relationship
    lifetime: int


@dataclass(frozen=True, slots=True)
class Belongings:
    """The same of a whole shop; classes and stages follow from the facts when asked for.

    Attributes:
        shop: whose customers they are.
        grouping: the groups, and the facts they follow from.
        behaviour: the cuts of the classes.
    """

    shop: Shop
    grouping: Grouping
    behaviour: Behaviour

    @property
    def facts(self) -> ShopFacts:
        """What everybody bought."""
        return self.grouping.facts

    def at(self, position: int) -> Belonging:
        """The customer at a position of the facts."""
        customer, figures = self.facts.customers[position], self.grouping.figures[position]
        return Belonging(
            figures.group,
            self.behaviour.of(customer).abc,
            stage_of(customer, figures.active),
            customer.net_ever,
        )

    def each(self) -> list[tuple[Group, AbcClass, Relationship]]:
        """Group, class and stage of everybody, in the order of the facts."""
        customers, figures = self.facts.customers, self.grouping.figures
        classes = self.behaviour.classes(self.facts)
        stages = [
            stage_of(customer, each.active)
            for customer, each in zip(customers, figures, strict=True)
        ]
        groups = [each.group for each in figures]
        return list(zip(groups, classes, stages, strict=True))

    def of(self, customer_id: int) -> Belonging | None:
        """One customer; None for those put away or not known yet on that day."""
        at = self.facts.customers.place_of(customer_id)
        return None if at is None else self.at(at)

    def why(self, customer_id: int) -> list[Section]:
        """Why a customer is in this group, class and stage, in this order.

        Raises:
            NotFound: the customer was not known on that day, or is put away.
        """
        known_place(self.facts, customer_id)
        formats = Formats(self.shop)
        return [
            group_section(self.grouping, customer_id, formats),
            class_section(self.behaviour, self.grouping, customer_id, formats),
            stage_section(self.grouping, customer_id, formats),
        ]


def belongings(desk: Desk, as_of: date | None = None) -> Belongings:
    """Reads where everybody belongs, as of a date (today when left out)."""
    now = recorded(desk)
    rules, day = rfm_rules_of(now), as_of or now.today
    with desk.file.read() as db:
        facts = figures(desk, db, rules, day).facts
        return belongings_of(now, grouping_of(db, now, facts, deaf(db, day)))


def why_belonging(desk: Desk, customer_id: int, as_of: date | None = None) -> list[Section]:
    """Why a customer is in a group, class and stage; see `Belongings.why`."""
    return belongings(desk, as_of).why(customer_id)


def belongings_of(now: Recorded, grouping: Grouping) -> Belongings:
    """The same where the groups are known already."""
    return Belongings(now.shop, grouping, behaviour(grouping.facts, behaviour_rules_of(now)))


def behaviour_rules_of(now: Recorded) -> BehaviourRules:
    """The owner's cuts of the classes."""
    return BehaviourRules(now.value(MUCH), now.value(OFTEN))
