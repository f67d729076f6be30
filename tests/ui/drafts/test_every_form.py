"""Every form there is comes back as it was left, or says why no draft of it is kept."""

import importlib
import json
import pkgutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

import shoptui.ui
from shoptui.domain.errors import NotFound
from shoptui.services.desk import Desk, open_desk
from shoptui.services.drafts import LeftBehind
from shoptui.services.formats import Formats
from shoptui.storage.drafts import KeptDraft
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.drafts.content import content_of, firsts_of, lines_of
from shoptui.ui.drafts.registry import OPENERS, reopened
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import EntryField, Field
from shoptui.ui.widgets.marks_field import MarksField
from shoptui.ui.widgets.pick_field import PickField
from tests.builders import Clock

ROOT = Path(__file__).parents[3]
CLOCK = Clock(date(2026, 11, 22))
NEW = {"record": 0}
# Of what there is in the sample shop: the query for the number that stands for {}.
CONTEXTS: Mapping[str, list[tuple[Mapping[str, Any], str]]] = {
    "sale": [
        ({"record": 0, "customer": "{}"}, "SELECT min(id) FROM customer"),
        ({"record": "{}", "customer": 1}, "SELECT max(id) FROM purchase WHERE kind = 'sale'"),
    ],
    "refund": [
        ({"sale": "{}"}, "SELECT max(id) FROM purchase WHERE kind = 'sale' AND void = 0"),
    ],
    "rules_of_sale": [({"record": "{}"}, "SELECT max(id) FROM purchase WHERE kind = 'sale'")],
    "customer": [(NEW, ""), ({"record": "{}"}, "SELECT min(id) FROM customer")],
    "contact": [
        ({"record": 0, "customer": "{}"}, "SELECT min(id) FROM customer"),
        ({"record": 1, "customer": "{}"}, "SELECT customer_id FROM contact WHERE id = 1"),
    ],
    "feedback": [
        ({"record": 0, "customer": "{}"}, "SELECT min(id) FROM customer"),
        ({"record": 1, "customer": "{}"}, "SELECT customer_id FROM feedback WHERE id = 1"),
    ],
    "referral": [({"customer": "{}"}, "SELECT min(id) FROM customer")],
    "person_event": [({"customer": "{}"}, "SELECT min(id) FROM customer")],
    "give": [
        ({"customer": "{}"}, "SELECT min(id) FROM customer WHERE consent = 'yes'"),
    ],
    "product": [(NEW, ""), ({"record": "{}"}, "SELECT min(id) FROM product")],
    "product_merge": [({"product": "{}"}, "SELECT min(id) FROM product")],
    "product_group": [({"group": "{}"}, "SELECT min(name) FROM product_group")],
    "reward": [(NEW, ""), ({"record": "{}"}, "SELECT min(id) FROM reward")],
    "reward_rule": [
        ({"record": "{}", "condition": ""}, "SELECT min(id) FROM reward_rule"),
        ({"record": 0, "condition": "{}"}, "SELECT condition FROM reward_rule WHERE id = 1"),
    ],
    "house_rule": [(NEW, ""), ({"record": "{}"}, "SELECT min(id) FROM house_rule")],
    "holiday": [({}, "")],
    "holiday_name": [({"day": "{}", "name": "Tết"}, "SELECT min(day) FROM holiday")],
    "setting": [({"record": "shop.name"}, ""), ({"record": "rfm.method"}, "")],
    "campaign": [(NEW, ""), ({"record": "{}"}, "SELECT min(id) FROM campaign")],
    "marketing_cost": [(NEW, ""), ({"record": "{}"}, "SELECT min(id) FROM marketing_cost")],
    "invite": [({"campaign": "{}", "planned": [1, 2]}, "SELECT max(id) FROM campaign")],
}
CASES = [(form, *case) for form, cases in CONTEXTS.items() for case in cases]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("sample") / "shop.db"
    copyfile(ROOT / "sample.db", path)
    desk = open_desk(path, CLOCK.today, CLOCK.now)
    with desk.file.write("a rule and a holiday") as db:
        db.execute(
            "INSERT INTO house_rule (name, judged, starts_on) "
            "VALUES ('Says thanks', 'ticked', '2020-01-01')"
        )
        db.execute("INSERT OR IGNORE INTO holiday (day, name) VALUES ('2026-02-17', 'Tết')")
    return desk


def forms() -> Iterator[type[FormDialog[Any]]]:
    for module in pkgutil.walk_packages(shoptui.ui.__path__, "shoptui.ui."):
        importlib.import_module(module.name)
    waiting: list[type[Any]] = [FormDialog]
    while waiting:
        found = waiting.pop().__subclasses__()
        waiting += found
        yield from (each for each in found if each.__module__.startswith("shoptui."))


def test_every_form_has_a_draft_or_says_why_not() -> None:
    found = list(forms())
    kept = [form.FORM for form in found if form.FORM]
    assert len(found) > 20
    assert sorted(kept) == sorted(OPENERS) == sorted(CONTEXTS)
    assert [form.__name__ for form in found if not (form.FORM or form.NO_DRAFT)] == []


def type_into(field: Field) -> None:
    """Leaves something in a field that was not there, as the owner would."""
    if isinstance(field, EntryField):
        field.entry.begin_with(field.text + "7")
    elif isinstance(field, ChoiceField | PickField):
        line = field.control_widget()
        line.set_reactive(type(line).chosen, (line.chosen + 1) % len(field._values))
    elif isinstance(field, MarksField):
        marks = field.control_widget()
        marks.set_reactive(type(marks).marked, marks.marked ^ {0})


def left(form: str, content: Mapping[str, Any]) -> LeftBehind:
    written = json.dumps(content)
    return LeftBehind(KeptDraft(1, "w", form, written, ""), form, json.loads(written), CLOCK.now())


@pytest.mark.parametrize(("form", "context", "query"), CASES)
@pytest.mark.slow
async def test_a_form_comes_back_as_it_was_left(
    desk: Desk, form: str, context: Mapping[str, Any], query: str
) -> None:
    formats = Formats(desk.shop())
    if query:
        with desk.file.read() as db:
            (number,) = db.execute(query).fetchone()
        context = {key: number if value == "{}" else value for key, value in context.items()}
    first = await OPENERS[form](desk, formats, context)
    first.firsts = firsts_of(first)
    for field in first.fields():
        type_into(field)
    content = content_of(first)
    again = await reopened(desk, formats, left(form, content))
    assert {field.key: field.kept() for field in again.fields()} == {
        field.key: field.kept() for field in first.fields()
    }
    assert again.context() == first.context() and form == again.FORM
    assert again.is_changed and again.heading == first.heading
    assert len(lines_of(content)) == sum(
        bool(field.display and field.is_changed and field.said()) for field in first.fields()
    )


async def test_a_day_typed_as_today_stays_that_day(desk: Desk) -> None:
    """Killed before midnight and opened after, a sale of that evening is no sale of today."""
    formats = Formats(desk.shop())
    sale = await OPENERS["sale"](desk, formats, {"record": 0, "customer": None})
    sale.firsts = firsts_of(sale)
    content = content_of(sale)
    later = Desk(desk.file, lambda: date(2026, 11, 23), desk.now)
    again = await reopened(later, formats, left("sale", content))
    day = next(field for field in again.fields() if field.key == "ordered_on")
    assert day.read() == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("of a later version", {"context": {}}),
        ("sale", {}),
        ("sale", {"context": {"record": 0, "customer": None}, "fields": {"amount": 5}}),
        ("sale", {"context": {"record": 10**9, "customer": None}, "fields": {}}),
        ("customer", {"context": {"record": 10**9}, "fields": {}}),
    ],
)
async def test_what_cannot_be_opened_is_said_in_a_sentence(
    desk: Desk, form: str, content: Mapping[str, Any]
) -> None:
    with pytest.raises(NotFound):
        await reopened(desk, Formats(desk.shop()), left(form, content))
