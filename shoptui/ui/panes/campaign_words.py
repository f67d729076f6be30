"""What the screens of events and newsletters say."""

from collections.abc import Collection

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.language import _, counted
from shoptui.domain.table import Table
from shoptui.services.campaign_tables import kind_name
from shoptui.services.formats import Formats
from shoptui.services.invitations import Chosen
from shoptui.services.may_reach import Hindrance


def heading(what: Campaign, formats: Formats) -> str:
    """Its name, kind and days."""
    days = formats.date(what.starts_on)
    if what.ends_on != what.starts_on:
        days = _("{first} to {last}").format(first=days, last=formats.date(what.ends_on))
    return " · ".join((what.name, kind_name(what.kind), days))


def aside(what: Campaign, formats: Formats) -> str:
    """Budget and note, as far as there are any."""
    budget = _("Budget {amount}").format(amount=formats.money(what.budget)) if what.budget else ""
    return " · ".join(part for part in (budget, what.note.replace("\n", " ")) if part)


def standing(what: Campaign, people: Table, marked: int, formats: Formats) -> str:
    """How many were reached, came and answered, and how many are marked."""
    reached, waiting = _filled(people, "reached_on"), len(not_reached(people))
    if what.kind is CampaignKind.EVENT:
        said = [counted("{count} invited", "{count} invited", reached)]
        came = _filled(people, "attended_on")
        said.append(_part(counted("{count} came", "{count} came", came), came, reached, formats))
    else:
        said = [counted("sent to {count} customer", "sent to {count} customers", reached)]
    answered = _filled(people, "answered_on")
    word = counted("{count} answered", "{count} answered", answered)
    said.append(_part(word, answered, reached, formats))
    if waiting:
        said.append(counted("{count} still to reach", "{count} still to reach", waiting))
    if marked:
        said.append(counted("{count} marked", "{count} marked", marked))
    elif len(people.ids) > 1:
        said.append(_("Space marks"))
    return " · ".join(said)


def empty_people(what: Campaign) -> str:
    """What will stand in the list, and which key fills it."""
    if what.kind is CampaignKind.EVENT:
        return _("Here stands whom you invited. Press i to choose them.")
    return _("Here stands whom you sent it to. Press i to choose them.")


def count_words(chosen: Chosen, kind: CampaignKind) -> tuple[str, str]:
    """How many would be invited or written to now; and how many not, and why."""
    now = len(chosen.invited)
    if kind is CampaignKind.EVENT:
        first = counted("Invites {count} customer.", "Invites {count} customers.", now)
    else:
        first = counted("Goes to {count} customer.", "Goes to {count} customers.", now)
    why = [_reason(each, times) for each, times in chosen.left_out.items() if times]
    return first, _("Left out: {reasons}.").format(reasons=", ".join(sorted(why))) if why else ""


def not_reached(people: Table, marked: Collection[int] = ()) -> list[int]:
    """Who is on the list and was not reached yet; where some are marked, of those."""
    reached, state = people.column("reached_on"), people.column("state")
    return [
        customer_id
        for customer_id, row in zip(people.ids, people.rows, strict=True)
        if row[reached] is None
        and row[state] != _("held out")
        and (not marked or customer_id in marked)
    ]


def _reason(why: Hindrance, times: int) -> str:
    words = {
        Hindrance.ALREADY: counted("{count} reached before", "{count} reached before", times),
        Hindrance.REFUSED: counted("{count} said no", "{count} said no", times),
        Hindrance.NEVER_ASKED: counted(
            "{count} was never asked if we may write",
            "{count} were never asked if we may write",
            times,
        ),
        Hindrance.HELD_OUT: counted(
            "{count} left alone to compare with", "{count} left alone to compare with", times
        ),
        Hindrance.PUT_AWAY: counted("{count} put away", "{count} put away", times),
    }
    return words[why]


def _filled(people: Table, key: str) -> int:
    at = people.column(key)
    return sum(row[at] is not None for row in people.rows)


def _part(said: str, part: int, whole: int, formats: Formats) -> str:
    return f"{said} ({formats.share(part / whole)})" if whole else said
