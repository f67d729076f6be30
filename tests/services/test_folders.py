"""Walking through folders in search of a shop file."""

import sys
from pathlib import Path

import pytest

from shoptui.domain.errors import FileTrouble
from shoptui.services.folders import listing


def test_folders_come_first_and_only_files_of_the_kind_show(tmp_path: Path) -> None:
    for name in ("b.db", "A.DB", "letter.txt", ".hidden.db"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    for name in ("zebra", "Apple", ".git"):
        (tmp_path / name).mkdir()
    found = listing(tmp_path, [".db"])
    assert [each.path.name for each in found] == ["Apple", "zebra", "A.DB", "b.db"]
    assert [each.is_folder for each in found] == [True, True, False, False]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_leads_nowhere_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "gone.db").symlink_to(tmp_path / "nowhere")
    assert [each.path.name for each in listing(tmp_path, [".db"])] == ["gone.db"]


def test_a_folder_that_is_gone_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="Choose another"):
        listing(tmp_path / "gone", [".db"])
