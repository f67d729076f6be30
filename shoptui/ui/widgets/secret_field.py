"""A field whose text is not shown."""

from shoptui.ui.widgets.field import EntryField, Kept


class SecretField(EntryField):
    """A passphrase: masked, and taken letter by letter as it is typed, blanks included."""

    def __init__(self, key: str, label: str, *, hint: str = "") -> None:
        """An empty field that must be filled in."""
        super().__init__(key, label, required=True, hint=hint)
        self.entry.password = True

    def read(self) -> str | None:
        """What was typed; None where there is nothing."""
        return self.text or None

    def kept(self) -> Kept:
        """Nothing: no draft may hold it."""
        return {}

    def said(self) -> str:
        """Nothing that could be read."""
        return ""
