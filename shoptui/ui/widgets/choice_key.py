"""What stands for a choice in a draft."""


def choice_key(value: object) -> str | int | None:
    """The value as JSON keeps it; enums by what they are called."""
    return value if isinstance(value, str | int | None) else str(value)
