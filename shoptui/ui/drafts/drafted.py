"""The part of a form that survives a crash."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from shoptui.domain.errors import Conflict, ShopError
from shoptui.domain.language import _
from shoptui.ui.drafts.content import Content, Firsts, firsts_of, put_back, show_again
from shoptui.ui.drafts.keeper import Keeper, KeepsDrafts
from shoptui.ui.widgets.field import Field

Result = TypeVar("Result")


class DraftedForm(ModalScreen[Result]):
    """A form of which a draft is kept under the name `FORM` while something typed stands in it.

    The registry of drafts opens the form again by that name and its `context`.

    Attributes:
        heading: what stands above it.
        firsts: what stood in the fields when it was made.
        draft_id: the number of its draft, 0 where it is none yet.
        over: a form opened over this one and kept with it, as a part of it.
    """

    FORM: ClassVar[str] = ""  # stands in shop files; never changed
    NO_DRAFT: ClassVar[str] = ""  # why none is kept

    def __init__(self, heading: str) -> None:
        """A form that is no draft yet."""
        super().__init__()
        self.heading = heading
        self.firsts: Firsts = {}
        self.draft_id = 0
        self.over: DraftedForm[Any] | None = None
        self._under: DraftedForm[Any] | None = None
        self._taken_up: Content = {}
        self._look_at: Sequence[str] = ()
        self._keeper: Keeper | None = None

    def fields(self) -> Sequence[Field]:
        """The fields, from top to bottom."""
        raise NotImplementedError

    def context(self) -> Mapping[str, object]:
        """What else it takes to open the form again, fit for JSON; "record" is what it changes."""
        return {}

    def show_trouble(self, error: ShopError) -> None:
        """Says what is wrong."""
        raise NotImplementedError

    @property
    def is_of_record(self) -> bool:
        """Whether it changes something that is recorded already."""
        return bool(self.context().get("record"))

    @property
    def is_changed(self) -> bool:
        """Whether the owner typed or chose anything."""
        is_changed = any(field.is_changed for field in self.fields())
        return is_changed or (self.over is not None and self.over.is_changed)

    def take_up(self, content: Content, draft_id: int) -> None:
        """Fills the form, before it is shown, as it was left when the app died.

        Args:
            content: what was kept of it.
            draft_id: the number of the draft.
        """
        self.firsts, self.draft_id, self._taken_up = firsts_of(self), draft_id, content
        self._look_at = put_back(self, content)
        self.resume()

    def lay_over(self, part: "DraftedForm[Any]") -> None:
        """Keeps what stands in another form, about to be opened over this one, with this one."""
        self.over, part._under = part, self

    def open_over(self, content: Content) -> None:
        """Opens the form again that lay over this one; for subclasses that use `lay_over`."""

    def resume(self) -> None:
        """What a subclass remembers besides its fields, worked out from what was put back."""

    def saving(self) -> AbstractAsyncContextManager[None]:
        """Around the call that saves, whose transaction throws the draft away."""
        return self._keeper.saving() if self._keeper else nullcontext()

    def on_mount(self) -> None:
        """Keeps what will be typed; a form that was left looks as it did."""
        self.firsts = self.firsts or firsts_of(self)
        if self.FORM and isinstance(self.app, KeepsDrafts):
            self._keeper = self.app.keeper_of(self)
        if self._taken_up:
            self.call_after_refresh(self._show_again)

    def _show_again(self) -> None:
        if self._look_at:
            said = _("Changed elsewhere since you typed here: {fields}. Saving keeps what you see.")
            self.show_trouble(Conflict(said.format(fields=", ".join(self._look_at))))
        show_again(self, self._taken_up)
        if self._taken_up.get("over"):
            self.open_over(self._taken_up["over"])

    def touch(self) -> None:
        """Something was typed, here or in the form over this one."""
        if self._under is not None:
            self._under.touch()
        if self._keeper is not None:
            self._keeper.touch()

    def on_field_changed(self, event: Field.Changed) -> None:
        """Something was typed."""
        self.touch()

    def on_field_entered(self, event: Field.Entered) -> None:
        """A record may have been taken from a list."""
        self.touch()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The owner went to another field."""
        if self._keeper is not None:
            self._keeper.keep_now_if_touched()

    def stop_keeping(self) -> None:
        """Keeps nothing more; the draft stays what it is."""
        if self._keeper is not None:
            self._keeper.stop()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Closes the form, saved or thrown away; so is its draft."""
        if self._under is not None:
            self._under.over = None
            self._under.touch()
        if self._keeper is not None:
            self._keeper.close()
        return super().dismiss(result)
