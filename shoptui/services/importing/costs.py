"""Marketing costs of a sheet, held against the file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from shoptui.domain.campaigns import Campaign
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _, counted
from shoptui.domain.money import Currency
from shoptui.services.importing.choices import Answer, Choice
from shoptui.services.importing.contents import data_rows
from shoptui.services.importing.cost_rows import CostIdentities, CostReader, CostRow
from shoptui.services.importing.left_out import row_list
from shoptui.services.importing.open_import import OpenImport
from shoptui.services.importing.work import CostPosting
from shoptui.services.marketing_costs import spelled_as_known
from shoptui.storage import campaigns, marketing_costs, marketing_imports
from shoptui.storage.imports import Session
from shoptui.storage.marketing_imports import TypedCost


@dataclass(slots=True)
class WeighedCosts:
    """What is known of a list of marketing costs.

    Attributes:
        rows: how many hold anything, the header and what is above it left out.
        refused: row → why it makes no sense.
        postings: costs to be recorded.
        known: how many are in the file already.
        typed: rows that look like a cost typed by hand, with its id.
        adopted: id of a cost typed by hand → the identity of the row that it is.
        new_campaigns: names of campaigns there are none of.
        rounded: rows whose amount has more decimals than the currency.
        coming: rows whose day is still to come.
    """

    rows: int = 0
    refused: dict[int, str] = field(default_factory=dict)
    postings: list[CostPosting] = field(default_factory=list)
    known: int = 0
    typed: dict[int, int] = field(default_factory=dict)
    adopted: dict[int, str] = field(default_factory=dict)
    new_campaigns: list[str] = field(default_factory=list)
    rounded: list[int] = field(default_factory=list)
    coming: list[int] = field(default_factory=list)

    def notes(self, currency: Currency) -> tuple[str, ...]:
        """What the owner should know besides the counts."""
        said = []
        if self.rounded:
            rounded = _("Some amounts have more decimals than {code} and were rounded ({rows}).")
            said.append(rounded.format(code=currency.code, rows=row_list(self.rounded)))
        if self.coming:
            coming = _("Some days are still to come; check how dates are read ({rows}).")
            said.append(coming.format(rows=row_list(self.coming)))
        if self.new_campaigns:
            names = ", ".join(self.new_campaigns[:5])
            more = " …" if len(self.new_campaigns) > 5 else ""
            new = counted(
                "{count} campaign is new and will be made, as a promotion: ",
                "{count} campaigns are new and will be made, as promotions: ",
                len(self.new_campaigns),
            )
            said.append(f"{new}{names}{more}.")
        return tuple(said)


def weigh_costs(
    db: Session, sheet: OpenImport, decisions: Mapping[int, Choice], today: str
) -> WeighedCosts:
    """Reads all rows and sorts out which of them are new.

    Args:
        db: an open connection.
        sheet: a list of marketing costs.
        decisions: what the owner decided, by row.
        today: the day on the shop's calendar, ISO text.
    """
    weighed = WeighedCosts()
    rows = list(_read(sheet, weighed))
    identities = CostIdentities(sheet.columns.source)
    postings = [CostPosting(row, identities.of(row)) for row in rows]
    there = marketing_imports.known_numbers(db, [each.identity for each in postings])
    fresh = [each for each in postings if each.identity not in there]
    weighed.known = len(postings) - len(fresh)
    if not sheet.columns.is_own:
        _spell(fresh, marketing_costs.channels(db))
        fresh = _without_typed(db, fresh, decisions, weighed)
    weighed.postings = fresh
    weighed.rounded = [each.cost.row for each in fresh if not each.cost.is_exact]
    weighed.coming = [each.cost.row for each in fresh if each.cost.day > today]
    # Names of another program may be written in any way; those of shoptui's own are exact.
    alike = str if sheet.columns.is_own else str.casefold
    weighed.new_campaigns = _find_campaigns(fresh, campaigns.everything(db), alike)
    return weighed


def _read(sheet: OpenImport, weighed: WeighedCosts) -> Iterable[CostRow]:
    currency, is_own = sheet.shop.currency, sheet.columns.is_own
    reader = CostReader(sheet.cells(), currency, is_own=is_own)
    for number, cells in data_rows(sheet.raw, sheet.columns, sheet.tell):
        weighed.rows += 1
        try:
            yield reader.read(number, cells)
        except InvalidInput as error:
            weighed.refused[number] = str(error)


def _spell(postings: Iterable[CostPosting], known: Sequence[str]) -> None:
    spelled: dict[str, str] = {"": ""}
    for each in postings:
        channel = each.cost.channel
        if channel not in spelled:
            spelled[channel] = spelled_as_known(channel, (*known, *spelled))
        each.cost = each.cost._replace(channel=spelled[channel])


def _without_typed(
    db: Session,
    postings: Sequence[CostPosting],
    decisions: Mapping[int, Choice],
    weighed: WeighedCosts,
) -> list[CostPosting]:
    """Keeps what seems to be typed by hand already from being recorded twice."""
    if not postings:
        return []
    days = [each.cost.day for each in postings]
    typed: dict[object, list[int]] = {}
    for known in marketing_imports.typed_by_hand(db, min(days), max(days)):
        typed.setdefault(_likeness(known), []).append(known.id)
    fresh = []
    for each in postings:
        row, decided = each.cost.row, decisions.get(each.cost.row)
        alike = typed.get(_likeness(each.cost))
        if not alike or decided is Answer.ANOTHER:
            fresh.append(each)
            continue
        weighed.typed[row] = alike.pop(0)
        if decided is Answer.SAME:
            weighed.adopted[weighed.typed[row]] = each.identity
    return fresh


def _likeness(cost: CostRow | TypedCost) -> tuple[object, ...]:
    names = cost.channel.casefold(), cost.campaign.casefold()
    return cost.day, cost.amount, *names


def _find_campaigns(
    postings: Iterable[CostPosting], known: Sequence[Campaign], alike: Callable[[str], str]
) -> list[str]:
    """Gives the costs their campaigns; the names of those there are none of.

    Of several of one name it is the latest that had begun by the day of the cost.
    """
    by_name: dict[str, list[Campaign]] = {}
    for campaign in known:  # the latest first
        by_name.setdefault(alike(campaign.name), []).append(campaign)
    missing: dict[str, str] = {}
    for each in postings:
        name, day = each.cost.campaign, each.cost.day
        found = by_name.get(alike(name), [])
        begun = (one for one in found if one.starts_on.isoformat() <= day)
        if meant := next(begun, found[-1] if found else None):
            each.campaign_id = meant.id
        elif name:
            each.new_campaign = missing.setdefault(alike(name), name)
    return list(missing.values())
