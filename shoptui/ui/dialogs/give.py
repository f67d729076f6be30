"""A reward the owner gives by hand."""

from collections.abc import Mapping, Sequence

from shoptui.domain.language import N_, _
from shoptui.services.hand_gifts import GiftChoice, HandGift
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.person_fields import NoteField
from shoptui.ui.widgets.pick_field import PickField


class GiveDialog(FormDialog[HandGift]):
    """Returns what to give; what speaks against it stands above and decides nothing."""

    FORM = "give"

    SAVE_LABEL = N_("Give (Ctrl+S)")

    def __init__(self, choice: GiftChoice) -> None:
        """A form for a customer and the rewards in use."""
        self._customer_id = choice.customer.id
        title = _("A reward for {name}").format(name=choice.customer.name)
        super().__init__(title, intro="\n".join(f"! {said}" for said in choice.cautions))
        named = [(reward.id, reward.name) for reward in choice.rewards]
        hint = _("Space lists them all.")
        self.reward = PickField("reward_id", _("What"), named, hint=hint)
        self.why = NoteField("why", _("Why"), hint=_("For yourself; it stands in the timeline."))

    def context(self) -> Mapping[str, object]:
        """To whom."""
        return {"customer": self._customer_id}

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (self.reward, self.why)

    def draft(self) -> HandGift:
        """What to give."""
        return HandGift(self.reward.read(), self.why.read() or "")
