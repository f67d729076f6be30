"""The kinds of trade; the command line offers them before anything else is needed."""

from enum import StrEnum


class Trade(StrEnum):
    """The kind of trade, which decides what counts as frequent."""

    GROCERIES = "groceries"
    SERVICES = "services"
    FASHION = "fashion"
    APPLIANCES = "appliances"
