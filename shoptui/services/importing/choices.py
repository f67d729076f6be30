"""What the owner may decide about a row."""

from enum import StrEnum


class Answer(StrEnum):
    """What the owner may decide about a row, besides naming the customer."""

    NEW = "new"  # somebody not recorded yet
    WALK_IN = "walk-in"  # nobody's
    SAME = "same"  # the sale typed by hand
    ANOTHER = "another"  # a second sale besides the one typed by hand


Choice = int | Answer  # the id of a customer, or an answer
