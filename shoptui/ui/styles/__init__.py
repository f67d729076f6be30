"""How it looks: style sheets and themes."""

from pathlib import Path

SHEETS = [Path(__file__).parent / name for name in ("base.tcss", "shell.tcss")]
