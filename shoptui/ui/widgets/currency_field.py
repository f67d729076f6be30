"""A field that finds a currency while its name is being typed."""

from collections.abc import Sequence

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import N_, _
from shoptui.services import currency_search
from shoptui.services.currency_search import NamedCurrency
from shoptui.ui.widgets.hit_list import Hit
from shoptui.ui.widgets.type_ahead import TypeAhead


class CurrencyField(TypeAhead):
    """A currency, by its three letters or a part of its name."""

    NONE_FOUND = N_("No currency by that name.")

    def __init__(self, key: str, label: str, language: str) -> None:
        """Starts on the currency of the country this computer is set to."""
        self._language = language
        here = currency_search.of_this_computer(language)
        super().__init__(
            key,
            label,
            self._like,
            taken=_hit(here) if here else None,
            required=True,
            hint=_("Three letters or a part of the name: VND, baht, dollar."),
        )

    @property
    def code(self) -> str:
        """The three letters of the currency taken.

        Raises:
            InvalidInput: none is taken.
        """
        return self.given().title.partition(" ")[0]

    def read(self) -> Hit | None:
        """The currency taken; three letters typed in full are taken as they stand."""
        try:
            return super().read()
        except InvalidInput as none_taken:
            hits = self._like(self.text)
            if len(hits) == 1 or (hits and hits[0].title.startswith(self.text.strip().upper())):
                return hits[0]
            raise InvalidInput(
                _("Type the three letters of a currency, such as VND, THB or USD."), self.key
            ) from none_taken

    def _like(self, text: str) -> Sequence[Hit]:
        return [_hit(named) for named in currency_search.like(text, self._language)]


def _hit(named: NamedCurrency) -> Hit:
    detail = _("written {sample}").format(sample=currency_search.sample(named.code))
    return Hit(0, f"{named.code} {named.name}", detail)
