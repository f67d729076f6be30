"""A fault of the program tells nobody's name: not on the screen, not on stderr, not in a file."""

import io
import os
import stat
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from shoptui.ui import crash
from shoptui.ui.app import ShopApp, run_app
from tests.builders import Clock
from tests.ui.apps import SMALL, app_over, settled, small_shop

NAME, PHONE = "Ánh Nguyễn", "0901 234 567"


def fault() -> None:
    name, phone = NAME, PHONE
    raise KeyError(f"{name} {phone}")


def reports(folder: Path) -> str:
    return "".join(each.read_text(encoding="utf-8") for each in (folder / "state").iterdir())


@pytest.mark.parametrize("where", ["action", "thread", "timer"])
@pytest.mark.slow
async def test_a_fault_anywhere_stops_the_app_and_leaves_a_report_without_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(BaseException):  # noqa: B017
        async with app.run_test(size=SMALL) as pilot:
            await settled(pilot, app)
            if where == "action":
                monkeypatch.setattr(app, "action_new_sale", fault)
                await pilot.press("n")
            elif where == "thread":
                app.save(fault)
            else:
                app.set_timer(0.01, fault)
            await pilot.pause(0.3)
    report = reports(tmp_path)
    assert "builtins.KeyError" in report
    assert "test_app_crash.py:" in report and ":fault" in report
    for said in (report, app.farewell, out.getvalue(), err.getvalue()):
        assert NAME not in said and PHONE not in said and "Ánh" not in said
    assert "What was saved is safe" in app.farewell


def test_the_report_names_kinds_places_and_versions_only(tmp_path: Path) -> None:
    try:
        try:
            fault()
        except KeyError as error:
            raise ValueError(f"no such customer: {NAME}") from error
    except ValueError as error:
        report = crash.report_of(error)
        path = crash.write_report(error, tmp_path / "new", Clock().now())
    lines = report.splitlines()
    assert lines[0].startswith("shoptui ")
    assert [line for line in lines if line.startswith("builtins.")] == [
        "builtins.ValueError",
        "builtins.KeyError",
    ]
    assert NAME not in report and str(Path.home()) not in report
    assert path is not None and path.read_text(encoding="utf-8") == report
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_report_that_cannot_be_written_is_left_out_of_the_sentence(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    path = crash.write_report(KeyError(NAME), tmp_path / "state", Clock().now())
    assert path is None
    assert crash.sentence(path).endswith("What was saved is safe.")


def test_run_app_says_one_sentence_on_stderr_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(self: ShopApp) -> None:
        fault()

    monkeypatch.setattr(ShopApp, "run", run)
    monkeypatch.setattr("shoptui.ui.app_frame.state_folder", lambda: tmp_path / "state")
    clock = Clock()
    with pytest.raises(SystemExit) as stopped:
        run_app(None, clock.today, clock.now, config_dir=tmp_path)
    said = capsys.readouterr()
    assert stopped.value.code == 1
    assert said.out == "" and len(said.err.strip().splitlines()) == 3
    assert NAME not in said.err and os.fspath(tmp_path) in said.err
    assert NAME not in reports(tmp_path)
