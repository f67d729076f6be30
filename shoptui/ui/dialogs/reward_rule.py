"""One rule of the suggested rewards, to add or to change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import Currency, plain
from shoptui.domain.reward_rules import (
    MONEY,
    MOST,
    Clause,
    Condition,
    RewardRule,
    clause_of,
    condition_text,
)
from shoptui.domain.rewards import Reward
from shoptui.services.offer_words import OfferWords, Whom
from shoptui.services.reward_messages import FIELDS, checked_message
from shoptui.services.rule_words import condition_words, field_name
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.number_field import NumberField
from shoptui.ui.widgets.person_fields import NoteField
from shoptui.ui.widgets.pick_field import PickField
from shoptui.ui.widgets.value_fields import AmountField


@dataclass(frozen=True, slots=True)
class RuleMatter:
    """What the form of a rule needs to know.

    Attributes:
        rewards: those that can be given, by name.
        words: how texts are filled in.
        whom: a customer the text is shown for.
    """

    rewards: Sequence[Reward]
    words: OfferWords
    whom: Whom


class MessageField(NoteField):
    """The text for the customer; under it, what a customer would read."""

    def __init__(self, value: str, check: Callable[[str], str], fill: Callable[[str], str]) -> None:
        """A text with fields such as {name}.

        Args:
            value: the text to start from.
            check: the text as it may be stored, or InvalidInput.
            fill: the text as a customer reads it.
        """
        super().__init__("message", _("Text for them"), value=value)
        self._check, self._fill = check, fill

    def read(self) -> str:
        """The text as it may be stored."""
        return self._check(super().read() or "")

    def echo(self) -> str:
        """What a customer would read."""
        text = self.read()
        return _("They read: {text}").format(text=self._fill(text)) if text else ""

    def fill_again(self) -> None:
        """Shows the text anew, after another reward was chosen."""
        self._echo()


class RewardRuleDialog(FormDialog[RewardRule]):
    """Returns the rule as filled in; save it with `kept_by`."""

    FORM = "reward_rule"

    def __init__(self, matter: RuleMatter, before: RewardRule) -> None:
        """A form for a rule; a new one while its id is 0."""
        when = condition_words(before.condition, matter.words.formats)
        fields = " ".join(f"{{{field}}}" for field in FIELDS)
        title = _("Change rule · {when}") if before.id else _("New rule · {when}")
        intro = _("In the text these are filled in for each customer: {fields}.")
        super().__init__(title.format(when=when), intro=intro.format(fields=fields))
        self._matter, self._before = matter, before
        self._rewards = {reward.id: reward for reward in matter.rewards}
        self.figures = _figure_fields(before.condition, matter.words)
        self.reward = PickField(
            "reward_id",
            _("Give them"),
            [(reward.id, reward.name) for reward in matter.rewards],
            value=before.reward_id,
        )
        self.message = MessageField(before.message, self._checked, self._filled)

    def context(self) -> Mapping[str, object]:
        """The rule changed, or when a new one is to fire."""
        return {"record": self._before.id, "condition": condition_text(self._before.condition)}

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (*self.figures.values(), self.reward, self.message)

    def draft(self) -> RewardRule:
        """The rule."""
        return replace(
            self._before,
            condition=tuple(map(self._clause, self._before.condition)),
            reward_id=self.reward.read(),
            message=self.message.read(),
        )

    def on_field_changed(self, event: Field.Changed) -> None:
        """The text says what the reward chosen is."""
        if event.field is self.reward:
            self.message.fill_again()

    def _clause(self, clause: Clause) -> Clause:
        field = self.figures.get(clause)
        if field is None:
            return clause
        number = field.given()
        if not 0 <= number <= MOST:
            raise InvalidInput(_("This figure is too large, or below zero."), field.key)
        return clause_of(clause.field, clause.comparison, str(number))

    def _checked(self, text: str) -> str:
        return checked_message(text, self._rewards[self.reward.read()])

    def _filled(self, text: str) -> str:
        reward = self._rewards[self.reward.read()]
        return self._matter.words.text(text, reward, self._matter.whom)


def _figure_fields(
    condition: Condition, words: OfferWords
) -> dict[Clause, AmountField | NumberField]:
    """A field for each number in a condition."""
    return {
        clause: _figure_field(f"figure-{place}", clause, clause.value, words.shop.currency, words)
        for place, clause in enumerate(condition)
        if isinstance(clause.value, int)
    }


def _figure_field(
    key: str, clause: Clause, value: int, currency: Currency, words: OfferWords
) -> AmountField | NumberField:
    label = field_name(clause.field)
    if clause.field in MONEY:
        typed, money_text = plain(value, currency), words.formats.money
        return AmountField(key, label, currency, money_text=money_text, value=typed, required=True)

    def meaning(number: int) -> str:
        again = clause_of(clause.field, clause.comparison, str(number))
        return condition_words((again,), words.formats)

    return NumberField(key, label, value=value, meaning=meaning, required=True)
