"""The base of every window in which something is filled in."""

import asyncio
from collections.abc import Callable
from typing import ClassVar, Self, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Label, Static

from shoptui.domain.errors import InvalidInput, ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.text import visible
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.discard import DiscardPrompt
from shoptui.ui.dialogs.form_actions import FORM_ACTIONS
from shoptui.ui.drafts.drafted import DraftedForm
from shoptui.ui.keys import SAVING
from shoptui.ui.widgets.field import ERROR_SIGN, Field

Draft = TypeVar("Draft")

AROUND = 9  # lines the heading, the buttons, the border and the hints below take
TROUBLE = 3  # lines an error at the foot may take


class FormBody(VerticalScroll, inherit_bindings=False):
    """Scrolls to the field that has the focus; ↑ and ↓ are the form's, to change the field."""


class FormDialog(DraftedForm[Draft | None]):
    """A form that returns a typed draft, or None when cancelled; it never saves.

    A subclass makes its fields in `__init__` after `super().__init__(title)`, names them in
    `fields`, and builds the draft from them in `draft`. For example::

        class SaleDialog(FormDialog[SaleDraft]):
            FORM = "sale"

            def __init__(self, ...) -> None:
                super().__init__(_("New sale"))
                self.amount = AmountField("amount", _("Amount"), currency, required=True)

            def fields(self) -> Sequence[Field]:
                return (self.amount,)

            def draft(self) -> SaleDraft:
                return SaleDraft(amount=self.amount.given())
    """

    ACTIONS: ClassVar[tuple[Command, ...]] = FORM_ACTIONS
    BINDINGS: ClassVar = bindings(FORM_ACTIONS)
    SAVE_LABEL: ClassVar[str] = N_("Save (Ctrl+S)")
    FOOT: ClassVar[int] = 0  # lines a subclass keeps in sight above the buttons
    DEFAULT_CSS = """
    FormDialog {
        align: center middle;
        & .form-box { width: 76; max-width: 100%; height: auto; max-height: 100%; }
        & .form-body { height: auto; }
        & .form-intro { margin-bottom: 1; }
        & .form-trouble { display: none; height: auto; color: $text-error; }
        & .form-trouble.-said { display: block; }
        & .dialog-buttons { height: auto; }
    }
    """

    def __init__(self, title: str, *, intro: str = "") -> None:
        """A form with a heading and, where needed, a sentence under it."""
        super().__init__(title)
        self._intro = intro
        self._keep: Callable[[Draft], object] | None = None
        self._is_keeping = False

    def draft(self) -> Draft:
        """What is filled in; called once every field can be read.

        Raises:
            InvalidInput: fields contradict each other; `field` names the one to put right.
        """
        raise NotImplementedError

    def kept_by(self, keep: Callable[[Draft], object]) -> Self:
        """Saves through a service before the form closes, so that a failure loses nothing typed.

        Args:
            keep: the call of the service; runs in a thread.
        """
        self._keep = keep
        return self

    async def refusal(self, draft: Draft) -> ShopError | None:
        """Why the draft cannot be saved after all, asked before the form closes; None lets it.

        Override it to ask a service in a thread, or the owner ("same sale again?"), so that a
        refusal stands in the form and nothing typed is lost.
        """
        return None

    def compose(self) -> ComposeResult:
        """Heading, fields, and the two ways out."""
        with Vertical(classes="dialog-box form-box"):
            yield Label(Content(visible(self.heading)), classes="dialog-title")
            with FormBody(classes="form-body", can_focus=False):
                if self._intro:
                    lines = map(visible, self._intro.split("\n"))
                    yield Static(Content("\n".join(lines)), classes="form-intro")
                yield from self.fields()
            yield Static(classes="form-trouble")
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content(_(self.SAVE_LABEL)), id="save", variant="primary")
                yield Button(Content(_("Cancel (Esc)")), id="cancel")

    def on_resize(self, event: events.Resize) -> None:
        """Scrolls the fields where they are too many, so that heading and buttons stay."""
        self._make_room()

    def _make_room(self) -> None:
        around = (
            AROUND
            + self.FOOT
            + (TROUBLE if self.query_one(".form-trouble").has_class("-said") else 0)
        )
        self.query_one(".form-body").styles.max_height = max(self.size.height - around, 3)

    def _say_at_the_foot(self, error: ShopError | None) -> None:
        foot = self.query_one(".form-trouble", Static)
        foot.update(Content(visible(f"{ERROR_SIGN} {error}" if error else "")))
        foot.set_class(error is not None, "-said")
        self._make_room()

    # Moving through the fields

    def on_field_entered(self, event: Field.Entered) -> None:
        """Enter was pressed in a field."""
        event.stop()
        self.go_on(event.field)

    def go_on(self, field: Field) -> None:
        """What Enter does: on to the next field, and on the last one save."""
        shown = [other for other in self.fields() if other.display and not other.disabled]
        after = shown[shown.index(field) + 1 :]
        if after:
            after[0].enter()
        else:
            self.action_save()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The buttons do what their keys do."""
        event.stop()
        if event.button.id == "save":
            self.action_save()
        else:
            self.action_cancel()

    # Saving and leaving

    def action_save(self) -> None:
        """Returns the draft, or puts what is wrong beside the fields."""
        if not self._is_keeping:
            self.run_worker(self._save(), group=SAVING, exclusive=True)

    async def _save(self) -> None:
        self._say_at_the_foot(None)
        draft = self._checked_draft()
        if draft is None:
            return
        try:
            trouble = await self.refusal(draft)
            if trouble is None and self._keep is not None:
                self._is_keeping = True
                async with self.saving():
                    await asyncio.to_thread(self._keep, draft)
                await self._come_to_the_top()
        except ShopError as error:
            trouble = error
        finally:
            self._is_keeping = False
        if trouble is None:
            self.dismiss(draft)
        else:
            self.show_trouble(trouble)

    async def _come_to_the_top(self) -> None:
        # Something may have opened over the form while it was saving, and what lies below another
        # window cannot close; the form would stay and could be saved twice.
        while not self.is_active:
            await asyncio.sleep(0.05)

    def _checked_draft(self) -> Draft | None:
        troubles = [trouble for field in self.fields() if (trouble := _error_of(field))]
        if not troubles:
            try:
                return self.draft()
            except InvalidInput as error:
                troubles = [error]
        for trouble in reversed(troubles):
            self.show_trouble(trouble)
        return None

    def show_trouble(self, error: ShopError) -> None:
        """Puts an error beside its field and the focus into it, or at the foot of the form."""
        key = error.field if isinstance(error, InvalidInput) else ""
        field = next((field for field in self.fields() if key and field.key == key), None)
        if field is not None:
            field.display = True
            field.show_error(error)
            field.enter()
        else:
            self._say_at_the_foot(error)

    def action_cancel(self) -> None:
        """Closes, after asking when something was typed."""
        if self._is_keeping:
            return
        if self.is_changed:
            self.app.push_screen(DiscardPrompt(), self._close_if)
        else:
            self.dismiss(None)

    def _close_if(self, discard: bool | None) -> None:
        if discard:
            self.dismiss(None)


def _error_of(field: Field) -> InvalidInput | None:
    try:
        field.check()
    except InvalidInput as error:
        return error
    return None
