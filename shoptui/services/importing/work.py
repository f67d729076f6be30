"""What an import will save, worked out to the last figure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shoptui.domain.customers import Customer
from shoptui.services.importing.choices import Choice
from shoptui.services.importing.cost_rows import CostRow
from shoptui.services.importing.directory import Ref
from shoptui.services.importing.posting import Posting
from shoptui.services.importing.postings import Postings


@dataclass(slots=True)
class CostPosting:
    """One marketing cost to be recorded.

    Attributes:
        campaign_id: the campaign in the file; None for none, or for one that is new.
        new_campaign: the name of one that is new, "" for none.
    """

    cost: CostRow
    identity: str
    campaign_id: int | None = None
    new_campaign: str = ""


@dataclass(slots=True)
class Work:
    """All of it.

    Attributes:
        revision: of the shop when this was worked out.
        source: what receipt numbers are kept under.
        newcomers: new customers; the first is the one referred to as -1, and so on.
        changed: customers whose record changes, as it is to be.
        postings: sales and refunds.
        cancelled: ids of sales in the file that become void.
        adopted: id of a sale typed by hand → the posting of the sheet that it is.
        referrals: friend → who brought them.
        referral_days: friend → the day, ISO text, where the sheet says it.
        costs: marketing costs.
        adopted_costs: id of a cost typed by hand → the identity of the row that it is.
        about: what is remembered of the import.
        decisions: of the owner, as they were when this was worked out.
    """

    revision: int = 0
    source: str = ""
    newcomers: list[Customer] = field(default_factory=list)
    changed: list[Customer] = field(default_factory=list)
    postings: Postings = field(default_factory=Postings)
    cancelled: list[int] = field(default_factory=list)
    adopted: dict[int, Posting] = field(default_factory=dict)
    referrals: dict[Ref, Ref] = field(default_factory=dict)
    referral_days: dict[Ref, str] = field(default_factory=dict)
    costs: list[CostPosting] = field(default_factory=list)
    adopted_costs: dict[int, str] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)
    decisions: Mapping[int, Choice] = field(default_factory=dict)

    def is_empty(self) -> bool:
        """Whether there is nothing to save."""
        people = self.newcomers, self.changed, self.referrals
        costs = self.costs, self.adopted_costs
        return not any((*people, self.postings, self.cancelled, self.adopted, *costs))
