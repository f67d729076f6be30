"""One rule of the shop, to change."""

from collections.abc import Mapping, Sequence

from shoptui.domain.language import _
from shoptui.services.settings import Shown
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import TextField


class SettingDialog(FormDialog[str]):
    """Returns the new value as typed or chosen; save it with `kept_by`."""

    FORM = "setting"

    def __init__(self, rule: Shown, choices: Sequence[str]) -> None:
        """A form for one rule.

        Args:
            rule: what it is now.
            choices: the words it may be set to; empty where it is typed.
        """
        super().__init__(rule.meaning, intro=rule.key)
        self._key = rule.key
        self._is_choice = bool(choices)
        self.choice = ChoiceField(
            rule.key, _("Value"), [(word, word) for word in choices], value=rule.value, id="choice"
        )
        self.typed = TextField(
            rule.key, _("Value"), value=rule.value, required=True, hint=_hint(rule), id="typed"
        )

    def context(self) -> Mapping[str, object]:
        """The key of the rule."""
        return {"record": self._key}

    def fields(self) -> Sequence[Field]:
        """The one value."""
        return (self.choice if self._is_choice else self.typed,)

    def draft(self) -> str:
        """The value."""
        return (self.choice.read() or "") if self._is_choice else self.typed.text


def _hint(rule: Shown) -> str:
    if rule.default is None:
        return ""
    return _("Type “default” to go back to {default}.").format(default=rule.default)
