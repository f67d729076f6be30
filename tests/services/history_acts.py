"""An owner who does at random whatever the services can do, and a digest of what comes of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from shoptui.domain.campaigns import CampaignKind
from shoptui.domain.errors import ShopError
from shoptui.domain.house_rules import HouseRule, Judged, Verdict
from shoptui.domain.marketing import MarketingCost
from shoptui.domain.merging import CHOSEN
from shoptui.domain.relations import (
    About,
    Answer,
    Contact,
    Feedback,
    FeedbackKind,
    FeedbackState,
    Referral,
    Starter,
    Way,
)
from shoptui.services import (
    campaigns,
    history,
    holidays,
    house_rules,
    marketing_costs,
    merging,
    people,
    relations,
    reward_catalogue,
    rewards,
    settings,
    today,
)
from shoptui.services.desk import Desk
from shoptui.storage import journal, search
from tests.builders import TODAY
from tests.services.history_trade_acts import NAMES, PRODUCTS, Trade
from tests.services.importing.sheets import bring

WORDS = ("anh", "duc", "lan", "ha be", "min", "an", "ส", "binh", "c000", "0901", "moi")


def digest(desk: Desk) -> str:
    """Everything recorded, letter for letter, and what searches find."""
    sum_of_all = sha256()
    with desk.file.read() as db:  # one connection for all: opening one costs more than a search
        for table in journal.watched_tables(db):
            rows = db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            sum_of_all.update(repr((table, rows)).encode())
        for word in WORDS:
            sum_of_all.update(repr((word, search.find(db, word, 500))).encode())
    return sum_of_all.hexdigest()


class Owner(Trade):
    """Does one thing after another; what is refused does not count."""

    def __init__(self, desk: Desk, folder: Path, seed: int) -> None:
        """An owner with a mind of its own."""
        super().__init__(desk, folder, seed)
        self.acts: list[Callable[[], object]] = [
            getattr(self, name) for name in sorted(dir(self)) if name.startswith("do_")
        ]

    def act(self) -> str:
        """Does something that changes the shop, and returns what it was."""
        while True:
            before = history.next_undo(self.desk)
            doing = self.random.choice(self.acts)
            try:
                doing()
            except (ShopError, IndexError):
                continue  # refused, or there is nothing yet to do it with
            if history.next_undo(self.desk) != before:
                return doing.__name__

    # Two records of one customer

    def do_merge(self) -> None:
        keep, other = (self.any_id("customer", "archived_on IS NULL") for _each in "ab")
        fields = self.random.sample(CHOSEN, 3)
        merging.merge(self.desk, keep, other, frozenset(fields))

    def do_part(self) -> None:
        one, other = (self.any_id("customer") for _each in "ab")
        merging.say_not_same(self.desk, one, other)

    # What else customers do

    def do_refer(self) -> None:
        friend = self.any_id("customer")
        draft = Referral(referrer_id=self.any_id("customer"), on=self.day(), friend_id=friend)
        relations.record_referral(self.desk, draft)

    def do_hear(self) -> None:
        said = Feedback(
            customer_id=self.any_id("customer"),
            on=self.day(),
            kind=self.random.choice(list(FeedbackKind)),
            text="words",
            purchase_id=self.random.choice((None, self.any_id("purchase"))),
        )
        relations.record_feedback(self.desk, said)

    def do_answer_feedback(self) -> None:
        known = relations.feedback(self.desk, self.any_id("feedback"))
        relations.change_feedback(self.desk, replace(known, state=FeedbackState.CLOSED, done="ok"))

    def do_talk(self) -> None:
        talk = Contact(
            customer_id=self.any_id("customer"),
            on=self.day(),
            starter=self.random.choice(list(Starter)),
            way=Way.PHONE,
            about=About.QUESTION,
            product=self.random.choice(("", *PRODUCTS)),
        )
        relations.record_contact(self.desk, talk)

    def do_change_contact(self) -> None:
        known = relations.contact(self.desk, self.any_id("contact"))
        relations.change_contact(self.desk, replace(known, answer=Answer.INTERESTED, note="later"))

    # Rules

    def do_add_house_rule(self) -> None:
        judged = self.random.choice((Judged.TICKED, Judged.COLLECTED))
        house_rules.add_rule(
            self.desk, HouseRule(name=self.random.choice(NAMES), judged=judged, starts_on=TODAY)
        )

    def do_retire_house_rule(self) -> None:
        rule = self.any_id("house_rule")
        house_rules.set_retired(self.desk, rule, self.random.random() < 0.6)

    def do_tick(self) -> None:
        rule = self.any_id("house_rule", "judged = 'ticked' AND active")
        sale = self.any_id("purchase", "kind = 'sale'")
        verdict = self.random.choice((Verdict.KEPT, Verdict.BROKEN))
        house_rules.tick_all(self.desk, sale, {rule: verdict})

    def do_holiday(self) -> None:
        first = self.day()
        last = first + timedelta(days=2)
        holidays.add_holidays(self.desk, first, last, self.random.choice(NAMES))

    def do_no_holiday(self) -> None:
        holidays.remove_holiday(self.desk, self.random.choice(list(holidays.holidays(self.desk))))

    def do_setting(self) -> None:
        key, value = self.random.choice(
            (
                ("rfm.window_days", str(self.random.randrange(100, 900))),
                ("rewards.quiet_days", str(self.random.randrange(50))),
                ("rewards.quiet_days", "default"),
                ("shop.name", self.random.choice(NAMES)),
                ("shop.language", self.random.choice(("en", "vi"))),
            )
        )
        settings.change(self.desk, key, value)

    # Campaigns

    def do_campaign(self) -> None:
        campaigns.create_event(self.desk, self.random.choice(NAMES), self.day())

    def do_newsletter(self) -> None:
        campaigns.create_newsletter(self.desk, self.random.choice(NAMES), self.day())

    def do_change_campaign(self) -> None:
        known = campaigns.campaign(self.desk, self.any_id("campaign"))
        campaigns.change_campaign(self.desk, replace(known, note="changed", budget=self.amount()))

    def do_invite(self) -> None:
        event = campaigns.campaign(self.desk, self.any_id("campaign"))
        some = {self.any_id("customer") for _time in range(8)}
        campaigns.invite(self.desk, event.id, some, event.starts_on)

    do_invite_more = do_invite

    def do_attend(self) -> None:
        known = campaigns.campaign(self.desk, self.any_id("campaign"))
        members = campaigns.members(self.desk, known.id)
        who = [self.random.choice(members).customer_id]
        if known.kind is CampaignKind.EVENT and self.random.random() < 0.7:
            campaigns.mark_attended(self.desk, known.id, who)
        else:
            campaigns.unmark_attended(self.desk, known.id, who)

    def do_answer_campaign(self) -> None:
        known = self.any_id("campaign")
        who = self.random.choice(campaigns.members(self.desk, known)).customer_id
        campaigns.mark_answered(self.desk, known, who, self.random.choice(list(Answer)))

    # Marketing costs

    def do_spend(self) -> None:
        campaign = self.random.choice((None, self.any_id("campaign")))
        marketing_costs.add_cost(self.desk, self._cost(campaign_id=campaign))

    def do_change_cost(self) -> None:
        changed = self._cost(id=self.any_id("marketing_cost"), is_wages=True)
        marketing_costs.change_cost(self.desk, changed)

    def do_remove_cost(self) -> None:
        marketing_costs.remove_cost(self.desk, self.any_id("marketing_cost"))

    def do_import_costs(self) -> None:
        day, name = self.day().isoformat(), self.random.choice(NAMES).replace(chr(34), "")
        rows = [f"{day},{self.amount()},{self.random.choice(('Zalo', 'Radio'))},{name}"] * 2
        bring(self.desk, self.folder, "Day,Marketing cost,Channel,Campaign", *rows)

    def _cost(self, **fields: Any) -> MarketingCost:
        channel = self.random.choice(("", "Zalo", "Facebook"))
        return MarketingCost(on=self.day(), amount=self.amount(), channel=channel, **fields)

    # Rewards and the day's list

    def do_give(self) -> None:
        known = reward_catalogue.catalogue(self.desk).rewards
        chosen = self.random.choice(known).id
        rewards.give_by_hand(self.desk, self.any_id("customer"), chosen, "for fun")

    def do_redeem(self) -> None:
        rewards.redeem(self.desk, self.any_id("reward_grant"))

    def do_change_reward(self) -> None:
        known = self.random.choice(reward_catalogue.catalogue(self.desk).rewards)
        reward_catalogue.save_reward(self.desk, replace(known, cost=self.amount()))

    def do_retire_reward(self) -> None:
        known = self.random.choice(reward_catalogue.catalogue(self.desk).rewards)
        reward_catalogue.set_reward_active(self.desk, known.id, not known.active)

    def do_move_rule(self) -> None:
        known = self.random.choice(reward_catalogue.catalogue(self.desk).rules)
        reward_catalogue.move_rule(self.desk, known.id, self.random.choice((-2, -1, 1, 2)))

    def do_to_do(self) -> None:
        listed = today.today(self.desk).to_dos
        chosen = self.random.choice(listed)
        self.random.choice((today.mark_done, today.put_off))(self.desk, chosen)

    # Import

    def do_import(self) -> None:
        number = self.random.randrange(1000)
        rows = [
            f"2026-06-{1 + self.random.randrange(28):02},I{number}-{row},"
            f"{self.random.choice(NAMES).replace(chr(34), '')} {self.random.randrange(9)},"
            f"0902 000 {self.random.randrange(10, 30)}0,"
            f"{self.random.choice(PRODUCTS)},1,{row + 1}000"
            for row in range(5)
        ]
        bring(self.desk, self.folder, "Date,Receipt,Customer,Phone,Item,Qty,Amount", *rows)

    def do_import_people(self) -> None:
        name = people.customer(self.desk, self.any_id("customer"))
        row = f"{name.code},{name.name.replace(chr(34), '')},Quận {self.random.randrange(9)}"
        bring(self.desk, self.folder, "Code,Name,Address", row)
