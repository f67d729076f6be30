"""One reward of the catalogue, to add or to change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shoptui.domain.language import _
from shoptui.domain.money import plain
from shoptui.domain.rewards import Reward, RewardKind
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.reward_checks import LONGEST_VALID, tidy_reward
from shoptui.services.reward_words import kind_names
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.number_field import NumberField
from shoptui.ui.widgets.pick_field import PickField
from shoptui.ui.widgets.value_fields import AmountField, TextField, given

NEW = Reward(name="", kind=RewardKind.DISCOUNT)


class RewardDialog(FormDialog[Reward]):
    """Returns the reward as filled in; save it with `kept_by`."""

    FORM = "reward"

    def __init__(self, desk: Desk, formats: Formats, before: Reward = NEW) -> None:
        """A form for a reward; a new one while its id is 0."""
        super().__init__(_("Change reward") if before.id else _("New reward"))
        self._before = before
        self._currency, self._today = desk.shop().currency, desk.today()
        self._formats = formats
        kinds = list(kind_names().items())
        self.name_field = TextField("name", _("Name"), value=before.name, required=True)
        self.kind = PickField("kind", _("Kind"), kinds, value=before.kind)
        self.amount = self._money("amount", _("Amount off"), before.amount)
        self.percent = NumberField(
            "percent",
            _("Or percent off"),
            value=before.percent,
            meaning=lambda number: _("= {percent}% off an order").format(percent=number),
        )
        hint = _("Left empty it is what is taken off, or nothing.")
        self.cost = self._money("cost", _("It costs you"), before.cost or None, hint)
        self.points = NumberField(
            "points",
            _("Price in points"),
            value=before.points,
            hint=_("Left empty it cannot be bought with points."),
        )
        self.valid_days = NumberField(
            "valid_days", _("Valid for days"), value=before.valid_days, meaning=self._until
        )
        self.valid_days.required = True

    def _money(self, key: str, label: str, value: int | None, hint: str = "") -> AmountField:
        typed = "" if value is None else plain(value, self._currency)
        return AmountField(
            key, label, self._currency, money_text=self._formats.money, value=typed, hint=hint
        )

    def _until(self, days: int) -> str:
        if not 1 <= days <= LONGEST_VALID:
            return ""
        last = replace(NEW, valid_days=days).last_day(self._today)
        return _("= given today, until {day}").format(day=self._formats.date(last))

    def context(self) -> Mapping[str, object]:
        """The reward changed."""
        return {"record": self._before.id}

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (
            self.name_field,
            self.kind,
            self.amount,
            self.percent,
            self.cost,
            self.points,
            self.valid_days,
        )

    def draft(self) -> Reward:
        """The reward."""
        return tidy_reward(
            replace(
                self._before,
                name=given(self.name_field.read(), "name", _("Name")),
                kind=self.kind.read(),
                cost=self.cost.read() or 0,
                amount=self.amount.read(),
                percent=self.percent.read(),
                points=self.points.read(),
                valid_days=self.valid_days.given(),
            )
        )
