"""What the owner types about a reward, held against what can be."""

from dataclasses import replace

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import MAX_MINOR, Currency, parse_amount, plain
from shoptui.domain.reward_rules import MONEY, Clause, Condition, clause_of, clause_parts
from shoptui.domain.rewards import Reward
from shoptui.domain.text import MAX_NAME, clean

LONGEST_VALID = 3660  # days


def tidy_reward(draft: Reward) -> Reward:
    """The draft as it may be stored.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
    """
    name = clean(draft.name)
    if not name:
        raise InvalidInput(_("A reward needs a name."), "name")
    if len(name) > MAX_NAME:
        raise InvalidInput(_("This name is too long; please shorten it."), "name")
    if draft.amount is not None and draft.percent is not None:
        raise InvalidInput(_("A reward takes an amount or a percentage off, not both."), "percent")
    for field, value, least, most in (
        ("cost", draft.cost, 0, MAX_MINOR),
        ("amount", draft.amount, 0, MAX_MINOR),
        ("percent", draft.percent, 1, 100),
        ("points", draft.points, 1, MAX_MINOR),
        ("valid_days", draft.valid_days, 1, LONGEST_VALID),
    ):
        if value is not None and not least <= value <= most:
            message = _("This figure can't be: the least is {least}, the most {most}.")
            raise InvalidInput(message.format(least=least, most=most), field)
    return replace(draft, name=name)


def typed_condition(text: str, currency: Currency) -> Condition:
    """The condition an owner types; amounts as people write them in the shop's currency.

    Raises:
        InvalidInput: it cannot be read.
    """
    clauses = []
    for part in text.split(";"):
        field, comparison, value = clause_parts(part)
        amount = str(parse_amount(value, currency)) if field in MONEY else value
        clauses.append(clause_of(field, comparison, amount))
    return tuple(dict.fromkeys(clauses))


def shown_condition(condition: Condition, currency: Currency) -> str:
    """The condition as the owner sees it; `typed_condition` takes it back."""
    return "; ".join(_shown(clause, currency) for clause in condition)


def _shown(clause: Clause, currency: Currency) -> str:
    if clause.field in MONEY and isinstance(clause.value, int):
        return f"{clause.field} {clause.comparison} {plain(clause.value, currency)}"
    return str(clause)
