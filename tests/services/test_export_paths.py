"""Where an export goes: a name that is free, in a folder the owner knows."""

from pathlib import Path

import pytest

from shoptui.services.export_paths import suggested_path
from tests.builders import TODAY


def test_a_suggested_name_is_free(tmp_path: Path) -> None:
    first = suggested_path("Customers by tier", TODAY, tmp_path)
    assert first == tmp_path / "Customers by tier 2026-06-30.xlsx"
    first.touch()
    second = suggested_path("Customers by tier", TODAY, tmp_path)
    assert second.name == "Customers by tier 2026-06-30 (2).xlsx"
    second.touch()
    assert suggested_path("Customers by tier", TODAY, tmp_path).name.endswith("(3).xlsx")
    assert suggested_path("Customers by tier", TODAY, tmp_path, ".csv").name.endswith("30.csv")


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("R 5, FM 3: Loyal", "R 5, FM 3 Loyal"),
        ("../../etc/passwd", "etc passwd"),
        ("Tiệm Mây", "Tiệm Mây"),
        ("a\x00\n<b>|?*", "a b"),
        ("...", "shoptui"),
        ("A" * 300, "A" * 80),
    ],
)
def test_a_suggested_name_stays_in_its_folder(tmp_path: Path, title: str, stem: str) -> None:
    path = suggested_path(title, TODAY, tmp_path)
    assert (path.parent, path.name) == (tmp_path, f"{stem} 2026-06-30.xlsx")


def test_the_folder_is_downloads_or_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: tmp_path)
    assert suggested_path("List", TODAY).parent == tmp_path
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: tmp_path / "none")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert suggested_path("List", TODAY).parent == tmp_path / "home"
