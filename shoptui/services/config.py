"""What the laptop remembers between two visits: theme, language and the shop open last.

The shop's own rules live in its file and travel with it; only this stays behind.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from shoptui.domain.errors import ShopError
from shoptui.exchange.replacing import replacing

FILE_NAME = "config.json"
APP_NAME = "shoptui"


@dataclass(frozen=True, slots=True)
class Config:
    """What is remembered; "" where the owner never chose.

    Attributes:
        theme: name of the colours.
        language: code of the language on the screen, such as "en".
        last_file: full path of the shop open last.
    """

    theme: str = ""
    language: str = ""
    last_file: str = ""


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """The file the laptop remembers in; it may be missing, and nothing depends on it.

    Attributes:
        folder: where it lies; made, for the owner only, when there is something to remember.
    """

    folder: Path

    def read(self) -> Config:
        """What is remembered; nothing where the file is missing, damaged or somebody else's."""
        try:
            kept = json.loads((self.folder / FILE_NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Config()
        return _trusted(kept) if isinstance(kept, dict) else Config()

    def remember(self, **changed: str) -> Config:
        """Changes some of it and returns the whole; a folder that can't be written is no trouble.

        Args:
            changed: attributes of `Config` and their new values.
        """
        config = replace(self.read(), **changed)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(self.folder / FILE_NAME) as file:
                file.write(json.dumps(asdict(config), indent=2).encode("utf-8"))
        except (OSError, ShopError):
            pass  # the owner can work without; the choice is simply asked for again
        return config


def config_folder() -> Path:
    """Where this laptop keeps what programs remember."""
    from platformdirs import user_config_path

    return user_config_path(APP_NAME, appauthor=False)


def state_folder() -> Path:
    """Where this laptop keeps what programs leave behind, such as crash reports."""
    from platformdirs import user_state_path

    return user_state_path(APP_NAME, appauthor=False)


def suggested_folder() -> Path:
    """Where a shop file is best kept: the owner's Documents, else the home folder."""
    from platformdirs import user_documents_path

    for folder in (user_documents_path(), Path.home()):
        if folder.is_dir() and os.access(folder, os.W_OK):
            return folder
    return Path.cwd()


def _trusted(kept: dict[str, Any]) -> Config:
    known = {name: kept.get(name) for name in Config.__dataclass_fields__}
    return Config(**{name: value for name, value in known.items() if isinstance(value, str)})
