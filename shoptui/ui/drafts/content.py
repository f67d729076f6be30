"""What is kept of a form, and putting it back into a new one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from shoptui.ui.widgets.entry import Entry
from shoptui.ui.widgets.field import Field, Kept

if TYPE_CHECKING:
    from shoptui.ui.drafts.drafted import DraftedForm

Content = Mapping[str, Any]
Firsts = Mapping[str, Kept]


def firsts_of(form: "DraftedForm[Any]") -> Firsts:
    """What stands in the fields of a form that was just made."""
    return {field.key: field.kept() for field in form.fields()}


def content_of(form: "DraftedForm[Any]") -> Content:
    """What stands in a form and in the one over it, and where the owner was typing."""
    here = next((field for field in form.fields() if field.has_focus_within), None)
    entry = here.control_widget() if here else None
    return {
        "title": form.heading,
        "context": dict(form.context()),
        "fields": {field.key: _field_content(field, form.firsts) for field in form.fields()},
        "focus": here.key if here else "",
        "cursor": entry.cursor_position if isinstance(entry, Entry) else 0,
        "over": content_of(form.over) if form.over else None,
    }


def _field_content(field: Field, firsts: Firsts) -> Content:
    return {
        "now": field.kept(),
        "first": firsts.get(field.key),
        "shown": bool(field.display),
        "label": field.label,
        "said": field.said() if field.display and field.is_changed else "",
    }


def lines_of(content: Content) -> Sequence[str]:
    """What was filled in, a line each: "Amount: 250k"."""
    fields = content.get("fields", {}).values()
    here = [f"{each['label']}: {each['said']}" for each in fields if each.get("said")]
    return [*here, *(lines_of(content["over"]) if content.get("over") else ())]


def put_back(form: "DraftedForm[Any]", content: Content) -> Sequence[str]:
    """Fills a new form that is not on the screen yet as it was left.

    In a form over a record, what the owner had not touched stays as it is recorded by now.

    Returns:
        The labels of the fields of which the owner should look at, since the record was changed
        meanwhile, or the choice is none any more.
    """
    look_at = []
    for field in form.fields():
        was = content.get("fields", {}).get(field.key)
        if was is None:
            continue
        is_touched = _meaning(was["now"]) != _meaning(was["first"])
        if form.is_of_record and not is_touched:
            continue
        is_moved = form.is_of_record and _meaning(field.kept()) != _meaning(was["first"])
        if not field.bring_back(was["now"]) or is_moved:
            look_at.append(field.label)
    return look_at


def show_again(form: "DraftedForm[Any]", content: Content) -> None:
    """Shows the fields that were shown, and puts the cursor where it was."""
    fields = content.get("fields", {})
    for field in form.fields():
        if fields.get(field.key, {}).get("shown"):
            field.display = True
    here = next((field for field in form.fields() if field.key == content.get("focus")), None)
    if here is None:
        return
    entry = here.control_widget()
    if isinstance(entry, Entry):
        entry.go_back_to(int(content.get("cursor", 0)))
    else:
        here.enter()


def _meaning(kept: Kept | None) -> object:
    """What two texts have in common that mean the same day on different days."""
    return (kept.get("day") or kept) if kept else kept
