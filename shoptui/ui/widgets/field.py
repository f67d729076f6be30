"""A labelled place to enter one value, with what it means or what is wrong under it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from shoptui.domain.errors import InvalidInput, ShopError
from shoptui.domain.language import _
from shoptui.domain.text import visible
from shoptui.ui.widgets.entry import Entry

ERROR_SIGN = "!"

Kept = Mapping[str, Any]  # what stands in a field, fit for JSON


class Field(Widget):
    """One value of a form: subclasses add the part that is typed or chosen, and read it.

    Messages: `Changed` when what stands in the field changed, `Entered` when Enter was pressed.
    """

    DEFAULT_CSS = """
    Field {
        layout: horizontal;
        height: auto;
        & > .field--label { width: 20; padding-right: 2; color: $text-muted; }
        & > .field--body { width: 1fr; height: auto; }
        & .field--note { height: auto; min-height: 1; padding: 0 1; color: $text-muted; }
        & > .field--label.-focus { color: $text; text-style: bold; }
        & .field--note.-error { color: $text-error; }
    }
    """

    @dataclass
    class FieldMessage(Message):
        """Something about a field."""

        field: "Field"

        @property
        def control(self) -> "Field":
            """The field, for `@on(Field.Changed, "#amount")`."""
            return self.field

    class Changed(FieldMessage):
        """What stands in the field changed."""

    class Entered(FieldMessage):
        """Enter was pressed: the owner is done with this field."""

    def __init__(
        self, key: str, label: str, *, required: bool = False, hint: str = "", id: str | None = None
    ) -> None:
        """A field.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            required: whether it must be filled in.
            hint: stands under the field while there is nothing else to say.
            id: Textual's id; the key where none is given.
        """
        super().__init__(id=id or key)
        self.key = key
        self.label = label
        self.required = required
        self.hint = hint
        self._note = ""
        self._has_error = False

    def control_widget(self) -> Widget:
        """The part that takes the focus; made once, by the subclass."""
        raise NotImplementedError

    def read(self) -> object:
        """The value, or None where there is none; InvalidInput where it cannot be taken."""
        raise NotImplementedError

    @property
    def is_changed(self) -> bool:
        """Whether the owner changed anything since the field was made."""
        raise NotImplementedError

    def kept(self) -> Kept:
        """What stands in the field, for a draft of the form."""
        raise NotImplementedError

    def bring_back(self, kept: Kept) -> bool:
        """Puts what `kept` gave back, before the form is shown; False where that cannot be."""
        raise NotImplementedError

    def said(self) -> str:
        """What stands in the field, as the owner reads it."""
        raise NotImplementedError

    def echo(self) -> str:
        """What the value means, such as "= 1.200.000 ₫"; InvalidInput while it means nothing."""
        return ""

    def check(self) -> None:
        """Raises InvalidInput, naming this field, when the form cannot be saved with this value."""
        try:
            if self.read() is None and self.required:
                raise InvalidInput(_("Please fill in {field}.").format(field=self.label))
        except InvalidInput as error:
            raise InvalidInput(str(error), self.key) from error

    def compose(self) -> ComposeResult:
        """The label, and beside it the control with what its first value means under it."""
        self._echo()
        yield Label(Content(visible(self.label)), classes="field--label")
        with Vertical(classes="field--body"):
            yield from self.controls()
            yield Static(Content(self._note), classes="field--note")

    def controls(self) -> Iterable[Widget]:
        """What stands above the note."""
        yield self.control_widget()

    @property
    def _focus_sort_key(self) -> tuple[int, int]:
        # Textual orders the focus by place on the screen, which a field just shown has not yet.
        return 0, 0

    def enter(self) -> None:
        """Puts the focus into the field."""
        self.control_widget().focus()

    def say(self, note: str) -> None:
        """Puts a note under the field, in place of an error."""
        self._write_note(note or self.hint, is_error=False)

    def show_error(self, error: ShopError) -> None:
        """Puts an error under the field; what was typed stays."""
        self._write_note(f"{ERROR_SIGN} {error}", is_error=True)

    @property
    def note(self) -> str:
        """What stands under the field."""
        return self._note

    @property
    def has_error(self) -> bool:
        """Whether an error stands under the field."""
        return self._has_error

    def _write_note(self, text: str, *, is_error: bool) -> None:
        before, self._note, self._has_error = self._note, visible(text), is_error
        if self._note == before or not self.is_mounted:
            return
        note = self.query_one(".field--note", Static)
        # The form is laid out anew only where the note may need another line.
        room = note.content_size.width
        is_long = max(cell_len(before), cell_len(self._note)) > room
        note.update(Content(self._note), layout=is_long)
        note.set_class(is_error, "-error")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Marks the label of the field the owner is in."""
        self.query_one(".field--label").add_class("-focus")

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Takes the mark off."""
        self.query_one(".field--label").remove_class("-focus")

    def _echo(self) -> None:
        try:
            self.say(self.echo())
        except InvalidInput:
            self.say("")


class EntryField(Field):
    """A field whose value is typed."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        value: str = "",
        required: bool = False,
        hint: str = "",
        placeholder: str = "",
        id: str | None = None,
    ) -> None:
        """A field with a text to start from; see `Field`."""
        super().__init__(key, label, required=required, hint=hint, id=id)
        self.entry = Entry(value, placeholder)
        self._first = value

    @property
    def text(self) -> str:
        """What stands in the entry, as typed."""
        return self.entry.value

    @text.setter
    def text(self, text: str) -> None:
        self.entry.value = text
        self.entry.cursor_position = len(text)

    @property
    def is_changed(self) -> bool:
        """Whether the text is another than at first."""
        return self.text != self._first

    def kept(self) -> Kept:
        """The text as typed."""
        return {"text": self.text}

    def bring_back(self, kept: Kept) -> bool:
        """Puts the text back."""
        self.entry.begin_with(str(kept.get("text", "")))
        return True

    def said(self) -> str:
        """The text."""
        return self.text

    def control_widget(self) -> Entry:
        """The entry."""
        return self.entry

    def type_on(self, text: str) -> None:
        """Puts the focus behind a text that was begun elsewhere, to be typed on."""
        self.entry.type_on(text)

    def done(self) -> None:
        """What Enter does."""
        self.post_message(self.Entered(self))

    def take_lines(self, lines: Sequence[str]) -> None:
        """What becomes of a paste of several lines, the first of which stands in the entry."""
        said = _("Only the first of {count} pasted lines fits here; paste the others one by one.")
        self.call_after_refresh(self.say, said.format(count=len(lines)))

    # Textual calls the handlers of every class up the line: a subclass adds to these, and what it
    # may replace stands in the methods above.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Says what the text means by now; errors wait until the owner is done."""
        event.stop()
        self._echo()
        self.post_message(self.Changed(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: done with this field."""
        event.stop()
        self.done()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Says what is wrong with the text once the owner left it, not only the window."""
        if not self.text.strip() or not self.app.app_focus:
            return
        try:
            self.check()
        except InvalidInput as error:
            self.show_error(error)

    def on_entry_lines_pasted(self, event: Entry.LinesPasted) -> None:
        """Keeps what does not fit in one line."""
        self.take_lines(event.lines)
