"""A small shop in which every default reward rule has somebody to fire for."""

from datetime import date, timedelta
from pathlib import Path

from shoptui.domain.dates import Birthday
from shoptui.domain.house_rules import HouseRule, Judged
from shoptui.domain.purchases import Fulfilment
from shoptui.domain.relations import (
    About,
    Answer,
    Contact,
    Feedback,
    FeedbackKind,
    Referral,
    Starter,
    Way,
)
from shoptui.services import house_rules, relations, rewards
from shoptui.services.desk import Desk
from shoptui.services.reward_catalogue import catalogue
from shoptui.services.settings import change
from tests.builders import TODAY, USD, Clock, add, new_desk, sell

LONG_AGO = 100  # days before today on which the first rewards were given


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def fixed_desk(folder: Path, clock: Clock | None = None) -> Desk:
    """An empty shop in dollars with the cut points of the worked example."""
    desk = new_desk(folder, currency=USD, locale="en", clock=clock)
    for key, value in [
        ("rfm.method", "fixed"),
        ("rfm.cuts.recency", "30,60,120,240"),
        ("rfm.cuts.frequency", "1,2,4,8"),
        ("rfm.cuts.monetary", "100,300,800,2000"),
    ]:
        change(desk, key, value)
    return desk


def buyer(desk: Desk, name: str, days: int, orders: int, dollars: int, **fields: object) -> int:
    """A customer with so many orders of so many dollars each, ten days apart."""
    customer_id = add(desk, name, **fields)
    for number in range(orders):
        sell(desk, customer_id, ago(days + 10 * number), 100 * dollars)
    return customer_id


def complain(desk: Desk, customer_id: int, days: int, kind: FeedbackKind) -> int:
    """An open complaint, or an incident."""
    heard = Feedback(customer_id=customer_id, on=ago(days), kind=kind, text="It came late.")
    return relations.record_feedback(desk, heard)


def contact(
    desk: Desk,
    customer_id: int,
    days: int,
    starter: Starter = Starter.SHOP,
    about: About = About.FOLLOW_UP,
    answer: Answer = Answer.NONE,
) -> int:
    """One time the shop and a customer spoke."""
    spoken = Contact(
        customer_id=customer_id,
        on=ago(days),
        starter=starter,
        way=Way.PHONE,
        about=about,
        answer=answer,
    )
    return relations.record_contact(desk, spoken)


def reward_id(desk: Desk, name: str) -> int:
    """The id of a reward of the catalogue."""
    return next(reward.id for reward in catalogue(desk).rewards if reward.name == name)


def whole_shop(folder: Path) -> Desk:
    """Somebody for every default rule."""
    clock = Clock(ago(LONG_AGO))
    desk = fixed_desk(folder, clock)
    sell(desk, None, ago(LONG_AGO), 10_000)  # an average order of $100 when the rewards are kept
    thanked, early = add(desk, "Champion thanked"), add(desk, "Champion early")
    rewards.give_by_hand(desk, thanked, reward_id(desk, "Thanks in public"))
    rewards.give_by_hand(desk, early, reward_id(desk, "Early access to what is new"))
    clock.pass_time(timedelta(days=LONG_AGO))
    for champion in (thanked, early, add(desk, "Champion")):
        for number in range(9):
            sell(desk, champion, ago(5 + 10 * number), 30_000)
    _tiers(desk)
    _slips_and_birthday(desk)
    _strong(desk)
    _weak(desk)
    return desk


def _tiers(desk: Desk) -> None:
    buyer(desk, "Loyal", 40, 5, 200)
    buyer(desk, "Newcomer", 5, 1, 20)
    buyer(desk, "Potential", 5, 2, 60)
    buyer(desk, "Promising", 45, 1, 20)
    buyer(desk, "Cooling", 100, 3, 150)
    buyer(desk, "Sleepy", 100, 1, 20)
    buyer(desk, "Hibernating", 200, 1, 20)
    buyer(desk, "At risk", 200, 3, 150)
    buyer(desk, "Can't lose", 130, 9, 400)
    buyer(desk, "Win back", 700, 5, 10)
    buyer(desk, "Attention", 700, 2, 10)
    buyer(desk, "Once", 700, 1, 10)


def _slips_and_birthday(desk: Desk) -> None:
    complain(desk, buyer(desk, "Cross", 40, 5, 200), 3, FeedbackKind.COMPLAINT)
    complain(desk, buyer(desk, "Let down", 40, 5, 200), 2, FeedbackKind.INCIDENT)
    buyer(desk, "Born soon", 40, 5, 200, birthday=Birthday(7, 3))


def _strong(desk: Desk) -> None:
    """Each does much of one thing: three friends, an order with feedback, four questions."""
    friendly = buyer(desk, "Friendly", 40, 5, 200)
    for number in range(3):
        named = Referral(referrer_id=friendly, on=ago(20), friend_name=f"Friend {number}")
        relations.record_referral(desk, named)
    frank = add(desk, "Frank")
    order = sell(desk, frank, ago(40), 2_000)
    praise = Feedback(
        customer_id=frank, on=ago(39), kind=FeedbackKind.PRAISE, purchase_id=order, rating=9
    )
    relations.record_feedback(desk, praise)
    talker = buyer(desk, "Talker", 40, 5, 200)
    for number in range(4):
        contact(desk, talker, 50 + number, Starter.CUSTOMER, About.QUESTION, Answer.BOUGHT)
    rule = HouseRule(name="Collected", judged=Judged.COLLECTED, starts_on=ago(365))
    house_rules.add_rule(desk, rule)
    orderly = add(desk, "Orderly")
    sell(desk, orderly, ago(40), 2_000, fulfilment=Fulfilment.COLLECTED)


def _weak(desk: Desk) -> None:
    """Good customers who lack one thing each, and two who did not fetch what they bought."""
    buyer(desk, "Lacks friends", 45, 1, 2_500)
    mute = buyer(desk, "Lacks a word", 45, 1, 1_500)
    distant = buyer(desk, "Lacks contact", 45, 1, 1_500)
    poor = buyer(desk, "Lacks money", 45, 1, 20)
    careless = add(desk, "Lacks order")
    sell(desk, careless, ago(45), 150_000, fulfilment=Fulfilment.DELIVERED)
    for name in ("Fetched", "Brought"):
        sell(desk, add(desk, name), ago(45), 2_000, fulfilment=Fulfilment.DELIVERED)
    for named in (mute, distant, poor, poor, careless):
        friend = Referral(referrer_id=named, on=ago(20), friend_name="Somebody")
        relations.record_referral(desk, friend)
    for talking in (mute, poor, careless):
        contact(desk, talking, 30, Starter.CUSTOMER, About.QUESTION, Answer.BOUGHT)
    for frank in (distant, poor, careless):
        told = Feedback(customer_id=frank, on=ago(20), kind=FeedbackKind.SURVEY, rating=8)
        relations.record_feedback(desk, told)
