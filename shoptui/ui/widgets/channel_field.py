"""A field for a channel: the way sales were ordered by, or customers heard of the shop."""

from collections.abc import Callable, Sequence

from shoptui.domain.language import _
from shoptui.domain.text import fold
from shoptui.services.channels import order_channels
from shoptui.services.desk import Desk
from shoptui.ui.widgets.hit_list import Hit
from shoptui.ui.widgets.loose_ahead import LooseAhead


class ChannelField(LooseAhead):
    """Offers the channels the shop knows, so that one is always written the same way.

    They are read once, when the first letter is typed.
    """

    def __init__(
        self,
        key: str,
        label: str,
        desk: Desk,
        *,
        value: str,
        hint: str,
        known: Callable[[Desk], Sequence[str]] = order_channels,
    ) -> None:
        """A field over channels; those of the sales and of the house rules if left out."""
        super().__init__(
            key,
            label,
            self._matching,
            new_line=_("“{text}”, not used so far"),
            taken=Hit(0, value) if value else None,
            hint=hint,
        )
        self._desk = desk
        self._read_known = known
        self._known: Sequence[str] | None = None

    def _matching(self, text: str) -> Sequence[Hit]:
        if self._known is None:
            self._known = self._read_known(self._desk)
        wanted = fold(text)
        found = [name for name in self._known if wanted in fold(name)]
        found.sort(key=lambda name: fold(name) != wanted)  # the very one typed comes first
        return [Hit(number, name) for number, name in enumerate(found)]
