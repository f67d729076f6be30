"""A bar drawn in eighths of a cell."""

BAR = "█"
PARTS = " ▏▎▍▌▋▊▉"


def bar(share: float, room: int) -> str:
    """A bar as long as a share of the room; anything above 0 shows.

    Args:
        share: 0 to 1.
        room: cells of the longest bar.
    """
    eighths = max(round(share * room * 8), 1 if share > 0 and room > 0 else 0)
    whole, part = divmod(eighths, 8)
    return BAR * whole + PARTS[part].strip()
