"""The panes there are, by the number key that opens them."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from shoptui.domain.language import N_, _
from shoptui.ui.panes.pane import Pane


@dataclass(frozen=True, slots=True)
class PaneEntry:
    """One pane, not loaded before it is visited.

    Attributes:
        key: the number key.
        label: what the bar says, marked with `N_`.
        tooltip: where its key goes, in a sentence marked with `N_`.
        module: where the class stands, beside this file; its name is also the pane's id.
        class_name: the class.
    """

    key: str
    label: str
    tooltip: str
    module: str
    class_name: str

    @property
    def title(self) -> str:
        """The label in the owner's language."""
        return _(self.label)

    @property
    def path(self) -> str:
        """The full name of the module."""
        return f"{__package__}.{self.module}"

    def load(self) -> type[Pane[Any]]:
        """The class of the pane."""
        pane_class: type[Pane[Any]] = getattr(import_module(self.path), self.class_name)
        return pane_class


# 6 Segments keeps its number until it is built.
PANES = (
    PaneEntry("1", N_("Today"), N_("Go to what there is to do today."), "today", "TodayPane"),
    PaneEntry("2", N_("Customers"), N_("Go to the customers."), "customers", "CustomersPane"),
    PaneEntry("3", N_("Sales"), N_("Go to the sales."), "sales", "SalesPane"),
    PaneEntry("4", N_("Tiers"), N_("Go to the tiers."), "tiers", "TiersPane"),
    PaneEntry("5", N_("Loyalty"), N_("Go to the kinds of loyalty."), "loyalty", "LoyaltyPane"),
    PaneEntry("7", N_("Rewards"), N_("Go to the rewards."), "rewards", "RewardsPane"),
    PaneEntry("8", N_("Reports"), N_("Go to the reports."), "reports", "ReportsPane"),
)
FIRST = "today"  # which opens with the shop
