"""Who the members of a campaign are, and who may become one."""

import sqlite3
from typing import Any, NamedTuple

from shoptui.domain.campaigns import Arm
from shoptui.domain.customers import Consent
from shoptui.domain.errors import NotFound
from shoptui.domain.language import _


class Person(NamedTuple):
    """How a member is recognised and reached."""

    code: str
    name: str
    phone: str
    email: str
    consent: Consent


class Candidate(NamedTuple):
    """What decides whether a customer may be reached by a campaign.

    Attributes:
        id: the customer.
        consent: whether they may be written to.
        is_archived: whether the customer is put away.
        arm: of the campaign, None for who is no member yet.
        is_reached: whether the campaign reached them already.
    """

    id: int
    consent: Consent
    is_archived: bool
    arm: Arm | None
    is_reached: bool


_CANDIDATES = """
SELECT customer.id, consent, archived_on IS NOT NULL, arm, reached_on IS NOT NULL
FROM customer LEFT JOIN campaign_member ON customer_id = customer.id AND campaign_id = ?
"""


def persons(db: sqlite3.Connection, campaign_id: int) -> dict[int, Person]:
    """Who each member is, by customer id."""
    rows = db.execute(
        "SELECT id, code, name, phone, email, consent "
        "FROM campaign_member JOIN customer ON id = customer_id WHERE campaign_id = ?",
        (campaign_id,),
    )
    return {
        customer_id: Person(code, name, phone, email, Consent(consent))
        for customer_id, code, name, phone, email, consent in rows
    }


def candidates(db: sqlite3.Connection, campaign_id: int) -> dict[int, Candidate]:
    """Every customer as one who may be reached, by id."""
    return {row[0]: _candidate(row) for row in db.execute(_CANDIDATES, (campaign_id,))}


def candidate(db: sqlite3.Connection, campaign_id: int, customer_id: int) -> Candidate:
    """One customer as one who may be reached.

    Raises:
        NotFound: there is none of that id.
    """
    row = db.execute(f"{_CANDIDATES} WHERE customer.id = ?", (campaign_id, customer_id)).fetchone()
    if row is None:
        raise NotFound(_("This customer is not in the shop any more."))
    return _candidate(row)


def _candidate(row: tuple[Any, ...]) -> Candidate:
    arm = Arm(row[3]) if row[3] else None
    return Candidate(row[0], Consent(row[1]), bool(row[2]), arm, bool(row[4]))
