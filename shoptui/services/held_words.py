"""How the file of all that is held on a person calls its sheets and columns."""

from shoptui.domain.language import _


def sheet_name(table: str) -> str:
    """What the sheet of a table is called; a table that is not known by its own name."""
    return {
        "customer": _("Customer"),
        "purchase": _("Sales and refunds"),
        "purchase_line": _("Lines of sales"),
        "referral": _("Referrals"),
        "feedback": _("Feedback"),
        "contact": _("Contacts"),
        "campaign_member": _("Invitations"),
        "reward_grant": _("Rewards given"),
        "rule_result": _("House rules"),
        "to_do_done": _("Day's list"),
        "not_same": _("Somebody else"),
    }.get(table, table.replace("_", " ").capitalize())


def column_name(column: str) -> str:
    """What a column is called; one that is not known by its own name."""
    return {
        "id": _("Number"),
        "code": _("Code"),
        "name": _("Name"),
        "phone": _("Phone"),
        "email": _("E-mail"),
        "birthday": _("Birthday"),
        "gender": _("Gender"),
        "address": _("Address"),
        "area": _("Area"),
        "party": _("Person or organisation"),
        "channel": _("Heard of us"),
        "consent": _("Consent"),
        "consent_on": _("Consent since"),
        "interests": _("Interests"),
        "note": _("Note"),
        "known_since": _("Known since"),
        "created_on": _("Recorded on"),
        "archived_on": _("Put away on"),
        "customer_id": _("Customer"),
        "purchase_id": _("Sale"),
        "product_id": _("Product"),
        "campaign_id": _("Campaign"),
        "reward_id": _("Reward"),
        "rule_id": _("House rule"),
        "referrer_id": _("Named by"),
        "friend_id": _("Friend"),
        "friend_name": _("Friend's name"),
        "friend_phone": _("Friend's phone"),
        "sale_id": _("Refund of"),
        "ordered_on": _("Day"),
        "day": _("Day"),
        "amount": _("Amount"),
        "discount": _("Discount"),
        "price": _("Price"),
        "cost": _("Cost"),
        "quantity": _("Quantity"),
        "kind": _("Kind"),
        "text": _("What they said"),
        "done": _("What we did"),
        "rating": _("Rating"),
        "answer": _("Answer"),
        "why": _("Why"),
        "state": _("State"),
    }.get(column, column.removesuffix("_id").replace("_", " ").capitalize())
