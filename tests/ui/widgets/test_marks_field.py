"""Any number of a few choices: by keys and by mouse, whole in any width."""

from collections.abc import Sequence

from shoptui.domain.tiers import Tier, tier_names
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.marks_field import MarksField
from tests.ui.dialogs.host import over


class Form(FormDialog[frozenset[Tier]]):
    """One such field alone."""

    def __init__(self) -> None:
        super().__init__("Tiers")
        names = tuple(tier_names().items())
        self.tiers = MarksField[Tier]("tiers", "Tiers", names, value=[Tier.LOYAL])

    def fields(self) -> Sequence[Field]:
        return (self.tiers,)

    def draft(self) -> frozenset[Tier]:
        return self.tiers.read()


async def test_a_burst_marks_and_takes_marks_off() -> None:
    async with over(Form) as (app, form):
        assert not form.is_changed
        await app.strike("space", "right", "space", "left", "left", "space")
        assert form.is_changed
        assert "■ Champion  □ Loyal" in app.text and "■ Prospect" in app.text
        await app.strike("enter")
        assert app.answer == {Tier.CHAMPION, Tier.PROSPECT}


async def test_what_is_marked_and_taken_off_again_is_no_change() -> None:
    async with over(Form) as (app, form):
        await app.strike("space", "space")
        assert not form.is_changed


async def test_a_click_marks_the_choice_it_hits() -> None:
    async with over(Form) as (app, form):
        lines = app.text.splitlines()
        at = next(y for y, line in enumerate(lines) if "□ Hibernating" in line)
        line = form.tiers.control_widget()
        assert await app.pilot.click(line, offset=(lines[at].index("Hib") - line.region.x, 2))
        assert form.tiers.read() == {Tier.LOYAL, Tier.HIBERNATING}


async def test_no_choice_is_parted_from_its_box_on_a_small_screen() -> None:
    async with over(Form, size=(60, 20)) as (app, _form):
        for name in tier_names().values():
            box = "■" if name == "Loyal" else "□"
            assert f"{box} {name}" in app.text
