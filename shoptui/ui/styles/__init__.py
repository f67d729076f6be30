"""How it looks: style sheets and themes."""

from pathlib import Path

SHEETS = [Path(__file__).parent / "base.tcss"]
