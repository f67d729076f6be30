"""A fault on any screen, in any thread or command tells nobody's name, phone or amount."""

import importlib
import inspect
import io
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
import typer
from rich.console import Console
from textual.app import App
from textual.screen import Screen

import shoptui.ui
from shoptui import cli
from shoptui.cli.commands import app as commands
from shoptui.domain.purchases import Product
from shoptui.services import campaigns, erasing, hand_gifts, holding, people, settings
from shoptui.services.card import recent_orders
from shoptui.services.customer_columns import USUAL
from shoptui.services.customer_filter import CustomerFilter
from shoptui.services.customers_list import read_people
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.importing import plan_import
from shoptui.services.offer_words import Whom
from shoptui.services.reward_catalogue import catalogue
from shoptui.services.sales_list import SalesFilter, sales_table
from shoptui.services.suggestions import suggestions
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.choices import ChoicesDialog, Line
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.dialogs.question import Question
from shoptui.ui.dialogs.reward_rule import RuleMatter
from shoptui.ui.panes.pane import Pane
from shoptui.ui.said import Said
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.screens.pane_screen import PaneScreen
from shoptui.ui.screens.too_small import TooSmallScreen
from tests.builders import TODAY, Clock
from tests.ui.apps import SMALL, settled, small_shop

NAME, PHONE, AMOUNT = "Ánh Nguyễn", "0901 234 567", "987654321"
PERSONAL = (NAME, PHONE, AMOUNT, "Ánh", "Nguy", "0901")
USED_THEMSELVES = (ChoicesDialog, Notice, Question)  # though others are made from them


def fault(*_where: object, **_how: object) -> None:
    name, phone, amount = NAME, PHONE, AMOUNT
    raise KeyError(f"{name} {phone} {amount}")


def kinds(base: type[Any]) -> list[type[Any]]:
    """Every screen or pane of the app, later ones included, without what is a mere base."""
    for module in pkgutil.walk_packages(shoptui.ui.__path__, "shoptui.ui."):
        importlib.import_module(module.name)
    found = {each for each in _below(base) if each.__module__.startswith("shoptui.ui")}
    shown = {each for each in found if each in USED_THEMSELVES or not _below_here(each)}
    return sorted(shown, key=lambda each: each.__qualname__)


def _below_here(base: type[Any]) -> list[type[Any]]:
    return [each for each in base.__subclasses__() if each.__module__.startswith("shoptui.ui")]


def _below(base: type[Any]) -> Iterator[type[Any]]:
    for each in base.__subclasses__():
        yield each
        yield from _below(each)


def values(desk: Desk, folder: Path) -> dict[str, Any]:
    """What the screens and panes are made of, by the names of what they ask for."""
    formats, customer = Formats(desk.shop()), people.customer(desk, 1)
    event = campaigns.create_event(desk, "Tea", TODAY)
    table = sales_table(desk, SalesFilter())
    sheet = folder / "sheet.csv"
    sheet.write_text(f"Name,Phone,Amount,Date\n{NAME},{PHONE},{AMOUNT},2026-06-01\n", "utf-8")
    rules, product = catalogue(desk).in_order, Product(name="Tea")
    return {
        **{"desk": desk, "formats": formats, "table": table, "columns": table.columns},
        **{
            "customer": customer,
            "referrer": customer,
            "customer_id": 1,
            "sale_id": 1,
            "one": 1,
            "other": 2,
        },
        **{"orders": recent_orders(desk, 1), "day": TODAY, "left": 1000, "name": NAME},
        **{
            "title": NAME,
            "heading": NAME,
            "paragraphs": [PHONE],
            "sentence": NAME,
            "intro": "",
            "offers": (),
        },
        **{"said": [Said(desk.now(), NAME, False)], "yes": "yes", "no": "no", "when": "today"},
        **{"losses": [NAME], "there_are": "", "channels": (NAME,), "why": NAME},
        **{"meant": erasing.meant(desk, 1), "choice": hand_gifts.gift_choice(desk, 1)},
        **{"what": campaigns.campaign(desk, event), "campaign_id": event, "rules": ()},
        **{"unlock": lambda _typed: None, "today": desk.today, "now": desk.now, "language": "en"},
        **{"rule": settings.shown(desk)[0], "choices": (), "lines": [Line(1, NAME)]},
        **{"works": lambda _action: True, "path": folder, "again": "again", "folder": folder},
        **{"check": lambda _path: None, "commands": (), "find": lambda _text: [], "sections": ()},
        **{"plan": plan_import(desk, sheet), "before": rules[0], "file": None, "asked": NAME},
        **{"which": CustomerFilter(), "current": "en", "shop": desk.file.path},
        **{"people": read_people(desk), "shown": USUAL, "campaigns": (), "since": TODAY},
        **{"held": holding.asked(desk, 1), "which_sales": SalesFilter(), "theme": "textual-dark"},
        **{"product": product, "gone": product, "matter": _matter(desk)},
    }


# Names that mean another thing somewhere.
BY_CLASS: dict[tuple[str, str], str] = {
    ("PassphraseDialog", "file"): "name",
    ("HoldDialog", "asked"): "held",
    ("SalesFilterDialog", "which"): "which_sales",
    ("InviteDialog", "what"): "what",
    ("ThemeDialog", "current"): "theme",
    ("SortDialog", "current"): "file",
    ("SecondName", "other"): "path",
    ("LeftBehindDialog", "lines"): "paragraphs",
    ("RewardRuleDialog", "before"): "before",
}


def made(kind: type[Any], known: dict[str, Any], *, only_look: bool = False) -> Any:
    """One of a kind, made from what is known; a name that is not known belongs into `values`."""
    wanted = {
        name: known[BY_CLASS.get((kind.__name__, name), name)]
        for name, parameter in inspect.signature(kind).parameters.items()
        if parameter.default is parameter.empty
    }
    return None if only_look else kind(**wanted)


def _matter(desk: Desk) -> RuleMatter:
    rewards = catalogue(desk).rewards
    return RuleMatter(rewards, suggestions(desk).words, Whom(NAME, 1000, TODAY))


class Watched(ShopApp):
    """Goes on after a fault, so that one run can walk all screens."""

    def _close_messages_no_wait(self) -> None:
        pass

    def fresh(self) -> None:
        self._exception = None
        self.farewell = ""


def reports(folder: Path) -> list[str]:
    state = folder / "state"
    return [each.read_text("utf-8") for each in state.iterdir()] if state.exists() else []


def test_every_screen_and_pane_can_be_made_here(tmp_path: Path) -> None:
    """One that is added later needs its values above, else it would not be walked."""
    known = values(small_shop(tmp_path), tmp_path)
    everything = [*kinds(Screen), *kinds(Pane)]
    assert len(everything) >= 70
    for kind in set(everything) - {DeskScreen}:  # which is there as soon as the app is
        made(kind, known, only_look=True)


async def test_a_fault_on_a_screen_or_pane_leaves_a_report_without_values(tmp_path: Path) -> None:
    """Every eighth of them; the slow test below takes all."""
    await walk(tmp_path, [*kinds(Screen), *kinds(Pane)][::8])


@pytest.mark.slow
async def test_a_fault_on_every_screen_and_pane_leaves_a_report_without_values(
    tmp_path: Path,
) -> None:
    await walk(tmp_path, [*kinds(Screen), *kinds(Pane)])


async def walk(tmp_path: Path, walked_kinds: list[type[Any]]) -> None:
    desk, clock = small_shop(tmp_path), Clock()
    known = values(desk, tmp_path)
    app = Watched(
        desk, clock.today, clock.now, config_dir=tmp_path / "c", state_dir=tmp_path / "state"
    )
    out, err, walked, said = io.StringIO(), io.StringIO(), 0, list[str]()
    with redirect_stdout(out), redirect_stderr(err):
        async with app.run_test(size=SMALL) as pilot:
            await settled(pilot, app)
            for kind in walked_kinds:
                clock.moment = clock.moment.replace(microsecond=walked + 1)
                screen = await _shown(app, kind, known)
                if kind is not TooSmallScreen:  # which closes where there is room
                    await pilot.pause()
                _break(screen)
                for _look in range(200):
                    await pilot.pause(0.01)
                    if app.farewell:
                        break
                walked += 1
                said.append(app.farewell)
                assert len(reports(tmp_path)) == walked, kind
                app.fresh()
                if not isinstance(screen, DeskScreen | TooSmallScreen):
                    await app.pop_screen()
            app.fresh()
    assert walked == len(walked_kinds)
    for text in (*reports(tmp_path), *said, out.getvalue(), err.getvalue()):
        assert [word for word in PERSONAL if word in text] == []
    others = [text for text in reports(tmp_path) if ":fault" not in text]
    assert others == []


async def _shown(app: Watched, kind: type[Any], known: dict[str, Any]) -> Any:
    if kind is DeskScreen:
        return app.desk_screen
    shown = made(kind, known)
    await app.push_screen(PaneScreen(shown) if isinstance(shown, Pane) else shown)
    return shown


def _break(shown: Any) -> None:
    """Lets it fail: a pane in the thread that reads, a screen in its own event loop."""
    if isinstance(shown, Pane):
        shown.fetch = lambda: fault(shown)  # type: ignore[method-assign]
        shown.reload()
    else:
        shown.call_later(fault, shown)


async def test_the_crash_screen_of_textual_shows_the_name() -> None:
    """The control."""
    out = io.StringIO()

    class Plain(App[None]):
        def on_mount(self) -> None:
            self.call_later(fault)

    app = Plain()
    with redirect_stdout(out), redirect_stderr(out), pytest.raises(KeyError):
        async with app.run_test() as pilot:
            await pilot.pause()
    console = Console(file=out, width=200)
    for shown in app._exit_renderables:
        console.print(shown)
    assert NAME in out.getvalue()


# What is broken, and what the command takes besides the file.
COMMANDS: dict[str, tuple[str, list[str]]] = {
    "report": ("reports.answer", ["tiers"]),
    "check": ("check.check_file", []),
    "settings": ("settings.read_all", []),
    "backup": ("backups.back_up", []),
    "restore": ("backups.listed", []),
    "export": ("exporting.export_workbook", ["list.xlsx"]),
    "import": ("importing.plan_import", ["list.xlsx"]),
    "open": ("desk.open_desk", []),
}


def test_every_command_that_opens_a_shop_is_broken_here() -> None:
    """A command that is added later belongs into the list above; the others make new files."""
    others = {"demo", "new", "sample"}
    assert {*COMMANDS} | others | {"passphrase"} >= set(typer.main.get_group(commands).commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_fault_of_a_command_says_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    desk = small_shop(tmp_path)
    where, more = COMMANDS[command]
    monkeypatch.setattr(f"shoptui.services.{where}", fault)
    monkeypatch.setattr("shoptui.services.config.state_folder", lambda: tmp_path / "state")
    monkeypatch.setattr(sys, "argv", ["shoptui", command, str(desk.file.path), *more])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    said = capsys.readouterr()
    assert stopped.value.code == 1
    (written,) = reports(tmp_path)
    assert "builtins.KeyError" in written and ":fault" in written
    for text in (said.out, said.err, written):
        assert [word for word in PERSONAL if word in text] == []
    assert "What was saved is safe" in said.err
