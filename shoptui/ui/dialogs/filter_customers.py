"""Which customers to show."""

from collections.abc import Sequence

from shoptui.domain.language import N_, _
from shoptui.domain.tiers import Tier, tier_names
from shoptui.services.customers_list import CustomerFilter
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import TextField


class CustomerFilterDialog(FormDialog[CustomerFilter]):
    """Returns the filter as filled in; Enter in any field shows what it finds."""

    NO_DRAFT = "it is about a list, and records nothing"

    SAVE_LABEL = N_("Show (Enter)")

    def __init__(self, which: CustomerFilter, areas: Sequence[str]) -> None:
        """A form that starts from the filter in force.

        Args:
            which: the filter in force.
            areas: some areas customers live in, as examples.
        """
        super().__init__(_("Show which customers?"))
        self.text = TextField(
            "text", _("With"), value=which.text, hint=_("Part of a name, phone, code or mail.")
        )
        self.tier = ChoiceField[Tier | None]("tier", _("Tier"), _tiers(), value=which.tier)
        some = _("Part of its name, such as {areas}.").format(areas=", ".join(areas))
        self.area = TextField("area", _("Area"), value=which.area, hint=some if areas else "")
        self.archived = ChoiceField(
            "archived",
            _("Whom"),
            ((False, _("customers in use")), (True, _("put away"))),
            value=which.archived,
        )

    def fields(self) -> Sequence[Field]:
        """From top to bottom."""
        return (self.text, self.tier, self.area, self.archived)

    def draft(self) -> CustomerFilter:
        """The filter as filled in; people put away have no tier."""
        archived = self.archived.read()
        return CustomerFilter(
            text=self.text.read() or "",
            tier=None if archived else self.tier.read(),
            area=self.area.read() or "",
            archived=archived,
        )

    def go_on(self, field: Field) -> None:
        """Enter: shows what the filter finds, so that typing a name and Enter is enough."""
        self.action_save()


def _tiers() -> Sequence[tuple[Tier | None, str]]:
    return ((None, _("all")), *tier_names().items())
