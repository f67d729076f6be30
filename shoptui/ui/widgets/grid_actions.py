"""What the owner can do in a list."""

from shoptui.domain.language import N_
from shoptui.ui.command import Command

GRID_ACTIONS = (
    Command("list.open", "enter", N_("Open"), N_("Open the row under the cursor."), "open", rank=2),
    Command(
        "list.mark", "space", N_("Mark"), N_("Mark the row, or take the mark off."), "mark", rank=8
    ),
    Command(
        "list.mark_all",
        "asterisk",
        N_("Mark all"),
        N_("Mark every row of the list, or take all marks off."),
        "mark_all",
        rank=0,
    ),
    Command("list.sort", "s", N_("Sort"), N_("Choose the column to sort by."), "sort", rank=7),
    *(
        Command(f"list.{action}", key, label, tooltip, action, rank=0, palette=False)
        for key, action, label, tooltip in (
            ("up", "cursor_up", N_("Up"), N_("Go to the row above.")),
            ("down", "cursor_down", N_("Down"), N_("Go to the row below.")),
            ("pageup", "page_up", N_("Page up"), N_("Go one screen up.")),
            ("pagedown", "page_down", N_("Page down"), N_("Go one screen down.")),
            ("home", "first_row", N_("First"), N_("Go to the first row.")),
            ("end", "last_row", N_("Last"), N_("Go to the last row.")),
            ("left", "columns_left", N_("Columns left"), N_("Show the columns further left.")),
            ("right", "columns_right", N_("Columns right"), N_("Show the columns further right.")),
        )
    ),
)
