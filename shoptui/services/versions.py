"""Which versions are running."""

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

LIBRARIES = ("shoptui", "textual", "rich", "sqlite-utils")


def versions() -> Mapping[str, str]:
    """The versions that matter for a fault, by name; nothing in it tells who the owner is."""
    libraries = {name: _version(name) for name in LIBRARIES}
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return {**libraries, "Python": platform.python_version(), "system": system}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
