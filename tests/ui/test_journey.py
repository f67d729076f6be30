"""The main job by keyboard alone: first run → shop → import → tiers → why → export."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from shoptui.ui.dialogs.new_shop import NewShopDialog
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.screens.import_check import ImportCheckScreen
from shoptui.ui.screens.import_columns import ImportColumnsScreen
from shoptui.ui.screens.importing import ImportScreen
from tests.ui.apps import SMALL, app_over, press, settled, text_of
from tests.ui.screens.test_importing import until

SHEET = (
    "Date,Customer,Amount\n"
    "2026-06-01,Ánh,500000\n2026-06-10,Ánh,700000\n2026-06-20,Ánh,900000\n"
    "2025-09-01,Đức,100000\n"
)


async def test_from_the_first_run_to_excel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = tmp_path / "sales.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    monkeypatch.setattr("shoptui.ui.screens.importing.downloads", lambda: tmp_path)
    monkeypatch.setattr(
        "shoptui.ui.dialogs.export_order.downloads", lambda: tmp_path, raising=False
    )
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "enter", "down", "down", "enter")  # English; bring a spreadsheet
        form = app.screen
        assert isinstance(form, NewShopDialog)
        form.file.text = str(tmp_path / "mine.db")
        await press(pilot, app, "text:Tiem May", "ctrl+s")
        await until(pilot, app, lambda: isinstance(app.screen, ImportScreen))
        await press(pilot, app, "shift+tab", f"text:{sheet}", "enter")
        await until(pilot, app, lambda: isinstance(app.screen, ImportColumnsScreen))
        await press(pilot, app, "ctrl+s")
        await until(pilot, app, lambda: isinstance(app.screen, ImportCheckScreen))
        await press(pilot, app, "ctrl+s")
        await until(pilot, app, lambda: "Saved" in text_of(app))
        await press(pilot, app, "enter")
        await until(pilot, app, lambda: isinstance(app.screen, DeskScreen))
        await press(pilot, app, "4")
        await until(pilot, app, lambda: "Champion" in text_of(app))
        await press(pilot, app, "2")
        await until(pilot, app, lambda: "Ánh" in text_of(app))
        await press(pilot, app, "home", "w")
        await until(pilot, app, lambda: "Why" in text_of(app))
        assert "3" in text_of(app)  # her three orders
        await press(pilot, app, "escape", "x")
        await until(pilot, app, lambda: type(app.screen).__name__ == "ExportDialog")
        export = app.screen
        written = tmp_path / "mine.xlsx"
        export.path.text = str(written)  # type: ignore[attr-defined]
        await press(pilot, app, "ctrl+s")
        await until(pilot, app, written.exists)
    rows = list(openpyxl.load_workbook(written).worksheets[0].iter_rows(values_only=True))
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["Name"] == "Ánh"
    assert 2_100_000 in first.values()
    assert datetime(2026, 6, 20) in first.values()
