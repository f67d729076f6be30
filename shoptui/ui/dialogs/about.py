"""What is running, and on which file."""

from pathlib import Path

from shoptui.domain.language import _
from shoptui.services.versions import versions
from shoptui.ui.dialogs.notice import Notice


class AboutDialog(Notice):
    """Version, file, licence."""

    def __init__(self, file: Path | None) -> None:
        """About the app with this shop file open."""
        known = versions()
        where = str(file) if file else _("No shop is open.")
        super().__init__(
            _("About shoptui"),
            [
                _("The loyalty desk for a shop with one owner, on one file of your own."),
                _("Your shop file: {file}").format(file=where),
                _("shoptui {version}, Python {python}. Free under the MIT licence.").format(
                    version=known["shoptui"], python=known["Python"]
                ),
            ],
        )
