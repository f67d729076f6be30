"""A list of a report."""

from shoptui.ui.widgets.grid import Grid


class ReportGrid(Grid):
    """Its rows are looked at, not marked; not all have somebody behind them."""

    opens = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter works only where there is somebody to show."""
        if action in ("mark", "mark_all") or (action == "open" and not self.opens):
            return False
        return super().check_action(action, parameters)
