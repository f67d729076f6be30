"""What a customer's card says, as pairs of a label and a text."""

from shoptui.domain.customers import Consent, Customer, Gender, Party
from shoptui.domain.groups import group_names
from shoptui.domain.language import _, counted
from shoptui.domain.relationship import relationship_names
from shoptui.services.card import Card, Standing
from shoptui.services.formats import NOTHING, Formats
from shoptui.services.judged import Judgement
from shoptui.ui.widgets.birthdays import birthday_text
from shoptui.ui.widgets.grid_view import UNREAD

Lines = list[tuple[str, str]]


def figure_lines(
    card: Card, standing: Standing | None, judgement: Judgement | None, formats: Formats
) -> Lines:
    """What the customer did for the shop, and where that puts them."""
    money, lines = formats.money, list[tuple[str, str]]()
    if standing is not None and standing.r is not None:
        scores = f"{standing.r} · {standing.f} · {standing.m}"
        lines.append((_("Scores R F M"), scores))
    if card.customer.archived_on is None:
        lines += _belonging_lines(judgement)
    lines += [
        (_("Orders"), formats.number(card.orders)),
        (_("Lifetime value"), money(card.net)),
        (_("Average order"), NOTHING if card.average is None else money(card.average)),
    ]
    if card.first_order and card.last_order:
        days = (card.today - card.last_order).days
        lines.append((_("First order"), formats.date(card.first_order)))
        lines.append((_("Last order"), f"{formats.date(card.last_order)} · {_ago(days)}"))
    return lines


def _belonging_lines(judgement: Judgement | None) -> Lines:
    """Group, class and stage; while everybody is being judged, lines that wait."""
    group = where = UNREAD
    if judgement is not None:
        belongs = judgement.belonging
        group = group_names()[belongs.group]
        where = f"{belongs.abc} · {relationship_names()[belongs.stage]}"
    return [(_("Group"), group), (_("Class · stage"), where)]


def person_lines(card: Card, formats: Formats) -> Lines:
    """Who the customer is; what is not recorded is left out."""
    who, date = card.customer, formats.date
    lines = [
        (_("Card number"), who.code),
        (_("Phone"), who.phone or _("none yet; e adds one")),
        (_("E-mail"), who.email),
        (_("May we write?"), consent_text(who, formats)),
        (_("Birthday"), birthday_text(who.birthday, card.today) if who.birthday else ""),
        (_("Area"), who.area),
        (_("Address"), who.address),
        (_("Known since"), date(who.known_since) if who.known_since else ""),
        (_("Heard of us by"), who.channel),
        (_("Interests"), who.interests),
        (_("Who it is"), _kind(who)),
        (_("Note"), who.note),
    ]
    return [(label, text) for label, text in lines if text]


def tier_line(card: Card, standing: Standing | None, formats: Formats) -> str:
    """The tier, since when the customer is put away, or into whom the record was merged."""
    if card.merged_into is not None:
        kept = card.merged_into
        return _("Merged into {name}, {code}").format(name=kept.name, code=kept.code)
    if card.customer.archived_on:
        day = formats.date(card.customer.archived_on)
        return _("Put away on {day}; a brings this customer back").format(day=day)
    return standing.name if standing else " "


def reward_lines(judgement: Judgement | None, formats: Formats) -> list[str]:
    """What to offer and why, in two lines; while everybody is being judged, one that waits."""
    if judgement is None:
        return [UNREAD]
    reward = judgement.reward
    if reward is None:
        return [_("No reward is suggested now.")]
    what = _("Suggested reward: {reward} · costs {cost}").format(
        reward=reward.reward.name, cost=formats.money(reward.cost)
    )
    return [what, _("Because: {reason}").format(reason=judgement.reason)]


def _ago(days: int) -> str:
    if days == 0:
        return _("today")
    return counted("{count} day ago", "{count} days ago", days)


def consent_text(who: Customer, formats: Formats) -> str:
    """Whether a customer may be written to, and since when."""
    words = {
        Consent.UNKNOWN: _("not asked"),
        Consent.YES: _("yes, since {day}"),
        Consent.NO: _("no, since {day}"),
    }
    day = formats.date(who.consent_on) if who.consent_on else NOTHING
    return words[who.consent].format(day=day)


def _kind(who: Customer) -> str:
    genders = {Gender.FEMALE: _("woman"), Gender.MALE: _("man"), Gender.OTHER: _("other")}
    if who.party is Party.ORGANISATION:
        return _("a shop, firm or club")
    return genders.get(who.gender, "")
