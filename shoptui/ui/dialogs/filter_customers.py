"""Which customers to show."""

from collections.abc import Sequence

from shoptui.domain.abc_class import AbcClass
from shoptui.domain.groups import FOCUS, Group, group_names
from shoptui.domain.language import N_, _
from shoptui.domain.money import plain
from shoptui.domain.relationship import Relationship, relationship_names
from shoptui.domain.tiers import Tier, tier_names
from shoptui.services.customer_filter import CustomerFilter
from shoptui.services.customers_list import People
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.form import FormDialog
from shoptui.ui.widgets.choice_field import ChoiceField
from shoptui.ui.widgets.field import Field
from shoptui.ui.widgets.value_fields import AmountField, TextField


class CustomerFilterDialog(FormDialog[CustomerFilter]):
    """Returns the filter as filled in; Enter in any field shows what it finds."""

    NO_DRAFT = "it is about a list, and records nothing"

    SAVE_LABEL = N_("Show (Enter)")

    def __init__(self, formats: Formats, people: People, which: CustomerFilter) -> None:
        """A form that starts from the filter in force.

        Args:
            formats: how money is written.
            people: whom there is, some of whose areas stand as examples.
            which: the filter in force.
        """
        super().__init__(_("Show which customers?"))
        self.text = TextField(
            "text", _("With"), value=which.text, hint=_("Part of a name, phone, code or mail.")
        )
        self.tier = ChoiceField[Tier | None]("tier", _("Tier"), _tiers(), value=which.tier)
        self.groups = ChoiceField("groups", _("Group"), _groups(), value=which.groups)
        self.abc = ChoiceField[AbcClass | None]("abc", _("ABC class"), _classes(), value=which.abc)
        stages = ((None, _("all")), *relationship_names().items())
        self.stage = ChoiceField[Relationship | None](
            "stage", _("Stage"), stages, value=which.stage
        )
        self.least = AmountField(
            "least",
            _("Lifetime value"),
            people.currency,
            money_text=formats.money,
            value="" if which.least is None else plain(which.least, people.currency),
            hint=_("At least so much spent so far."),
        )
        areas = people.areas
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
        belonging = (self.groups, self.abc, self.stage)
        return (self.text, self.tier, self.area, self.archived, *belonging, self.least)

    def draft(self) -> CustomerFilter:
        """The filter as filled in; people put away have no tier, group, class or stage."""
        archived = self.archived.read()
        return CustomerFilter(
            text=self.text.read() or "",
            tier=None if archived else self.tier.read(),
            groups=frozenset() if archived else self.groups.read(),
            abc=None if archived else self.abc.read(),
            stage=None if archived else self.stage.read(),
            least=self.least.read(),
            area=self.area.read() or "",
            archived=archived,
        )

    def go_on(self, field: Field) -> None:
        """Enter: shows what the filter finds, so that typing a name and Enter is enough."""
        self.action_save()


def _tiers() -> Sequence[tuple[Tier | None, str]]:
    return ((None, _("all")), *tier_names().items())


def _groups() -> Sequence[tuple[frozenset[Group], str]]:
    each = ((frozenset({group}), name) for group, name in group_names().items())
    return ((frozenset(), _("all")), (FOCUS, _("Focus, all four kinds")), *each)


def _classes() -> Sequence[tuple[AbcClass | None, str]]:
    return ((None, _("all")), *((abc, str(abc)) for abc in AbcClass))
