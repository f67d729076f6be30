"""A type-ahead field whose text may also stay what it is: the name of something not recorded."""

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.text import clean
from shoptui.ui.widgets.hit_list import Hit
from shoptui.ui.widgets.type_ahead import TypeAhead


class LooseAhead(TypeAhead):
    """Offers what is recorded; the last line, or leaving the field, keeps the text as typed."""

    def read(self) -> Hit | None:
        """The record taken; None where the text is no record, see `words`."""
        return self._taken

    @property
    def words(self) -> str:
        """What is typed: the title of the record taken, or a name not recorded."""
        return clean(self.text)

    def check(self) -> None:
        """Raises InvalidInput where something is required and nothing typed."""
        if self.required and not self.words:
            said = _("Please fill in {field}.").format(field=self.label)
            raise InvalidInput(said, self.key)

    def on_type_ahead_new_asked(self, event: TypeAhead.NewAsked) -> None:
        """The last line: keeps the text and goes on."""
        event.stop()
        self.post_message(self.Entered(self))
