"""An erased customer is gone: no byte of what told who it was is left, nor comes back."""

import sqlite3
from pathlib import Path

import pytest

from shoptui.domain.backups import Reason
from shoptui.domain.errors import Conflict, InvalidInput
from shoptui.domain.marketing import MarketingCost
from shoptui.services import erasing, history, marketing_costs, merging, people, restoring
from shoptui.services.check import check_file
from shoptui.services.desk import Desk, open_desk
from shoptui.services.marketing_costs import add_cost, change_cost
from shoptui.storage import backup_places, cipher, drafts, erased_words, shop_backups
from shoptui.storage import erasing as stored
from shoptui.storage.references import references_to
from tests.builders import TODAY, Clock, add, new_desk, sell
from tests.safety.person import NAME, WORDS, fill, hits
from tests.services.importing.sheets import asked
from tests.storage.test_encrypted import made_key, new_locked

clock = Clock()


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_places, "data_folder", lambda: tmp_path / "data")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path, clock=clock)


def totals(desk: Desk) -> list[tuple[object, ...]]:
    query = (
        "SELECT kind, count(*), sum(amount), customer_id FROM purchase WHERE void = 0 "
        "GROUP BY kind, customer_id ORDER BY 1, 4"
    )
    with desk.file.read() as db:
        return db.execute(query).fetchall()


def files_of(desk: Desk) -> list[Path]:
    """All that lies beside the shop file, its folders of backups left out."""
    return [each for each in desk.file.path.parent.iterdir() if each.is_file()]


def test_no_byte_of_an_erased_customer_is_left_and_no_total_changes(desk: Desk) -> None:
    person = fill(desk)
    before, found = totals(desk), {word for _file, word, _form in hits(*files_of(desk))}
    assert found >= set(WORDS) - {"84912876549"}
    erasing.erase(desk, person, NAME)
    assert hits(*files_of(desk)) == []
    assert totals(desk) == before
    who = people.customer(desk, person)
    assert (who.name, who.code, who.consent, who.archived_on) == (
        "Erased customer",
        f"X{person:05}",
        "no",
        TODAY,
    )
    assert check_file(desk.file.path, TODAY).findings == ()
    assert [hit.title for hit in people.find(desk, "binh")] == ["Bình Lê"]


@pytest.mark.parametrize("protection", ["_BLANK", "_index_anew", "replace_in_history"])
def test_without_blanking_or_cleaning_it_would_be_found(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, protection: str
) -> None:
    """The controls."""
    person = fill(desk)
    if protection == "_BLANK":
        monkeypatch.setattr(stored, "_BLANK", "SELECT 1")
    elif protection == "_index_anew":
        monkeypatch.setattr(stored, "_index_anew", lambda db: None)
    else:
        monkeypatch.setattr(erased_words, protection, lambda db, word: None)
    erasing.erase(desk, person, NAME)
    assert hits(*files_of(desk))


def test_everything_is_erased_or_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    person = fill(desk)
    before = desk.file.path.read_bytes()

    def broken(*_arguments: object) -> None:
        raise sqlite3.OperationalError("a fault on the way")

    monkeypatch.setattr(stored, "_index_anew", broken)
    with pytest.raises(Exception, match="fault on the way"):
        erasing.erase(desk, person, NAME)
    assert desk.file.path.read_bytes() == before


def test_the_history_keeps_its_steps_and_names_nobody(desk: Desk) -> None:
    person = fill(desk)
    with desk.file.read() as db:
        entries = db.execute("SELECT count(*) FROM journal").fetchone()
    steps = list(history.history_table(desk).rows)
    erasing.erase(desk, person, NAME)
    after = list(history.history_table(desk).rows)
    assert len(after) == len(steps) + 1
    assert after[0][2] == "Erased a customer"
    assert any("Sale of" in str(row[2]) and "Erased customer" in str(row[2]) for row in after)
    assert any("Bình Lê" in str(row[2]) for row in after)
    with desk.file.read() as db:
        assert db.execute("SELECT count(*) FROM journal").fetchone() == entries
    with pytest.raises(Exception, match="only added to"), desk.file.write("tidying") as db:
        db.execute("UPDATE journal SET before = NULL")


def test_it_cannot_be_undone_nor_what_would_bring_something_back(desk: Desk) -> None:
    person = fill(desk)
    erasing.erase(desk, person, NAME)
    table = history.history_table(desk)
    with pytest.raises(Conflict, match="An erasure cannot be undone"):
        history.undo_step(desk, table.ids[0])
    refused = 0
    for operation in table.ids[1:]:
        try:
            history.undo_step(desk, operation)
        except Conflict as error:
            refused += "was erased since" in str(error)
    assert refused == 10  # changed, voided, put away and back, said and undone, and what they need
    assert hits(desk.file.path) == []
    assert check_file(desk.file.path, TODAY).findings == ()


def test_what_stands_in_open_forms_is_forgotten(desk: Desk) -> None:
    person = fill(desk)
    with desk.file.write_aside() as db:
        drafts.keep(db, drafts.KeptDraft(0, "window", "customer", f'["{NAME}"]', "2026-01-01"))
    erasing.erase(desk, person, NAME)
    assert asked(desk, "SELECT count(*) FROM draft") == [0]
    assert hits(*files_of(desk)) == []


def test_a_namesake_keeps_the_name_in_the_history(desk: Desk) -> None:
    first, second = add(desk, "An"), add(desk, "An")
    sell(desk, first, TODAY, 100)
    sell(desk, second, TODAY, 200)
    erasing.erase(desk, first, "an")
    said = [str(row[2]) for row in history.history_table(desk).rows]
    assert [line.endswith("to An") for line in said if "Sale" in line] == [True, False]
    assert people.customer(desk, second).name == "An"


def test_a_part_of_a_word_is_no_name(desk: Desk) -> None:
    first = add(desk, "An")
    add(desk, "Anna")
    erasing.erase(desk, first, "An")
    said = [str(row[2]) for row in history.history_table(desk).rows]
    assert "New customer Anna" in said and "New customer Erased customer" in said


def test_who_is_named_in_the_note_of_a_marketing_cost_is_named_there_no_more(desk: Desk) -> None:
    """The note is about no customer, so nothing leads to it but the name itself."""
    person, other = add(desk, "Lan Phạm", phone="0912 876 549"), add(desk, "Bình")
    note = "Lan Phạm drew it (0912 876 549), Bình put it up; not Lan Phạmova"
    cost = add_cost(desk, MarketingCost(on=TODAY, amount=100, note=note))
    change_cost(desk, MarketingCost(id=cost, on=TODAY, amount=100, note="Lan Phạm"))
    erasing.erase(desk, person, "Lan Phạm")
    assert marketing_costs.cost(desk, cost).note == "Erased customer"
    history.undo_step(desk, next_change(desk))
    left = "Erased customer drew it (Erased customer), Bình put it up; not Lan Phạmova"
    assert marketing_costs.cost(desk, cost).note == left
    assert people.customer(desk, other).name == "Bình"


def next_change(desk: Desk) -> int:
    """The step that changed a marketing cost."""
    table = history.history_table(desk)
    said = [str(row[2]) for row in table.rows]
    return next(
        step for step, words in zip(table.ids, said, strict=True) if words.startswith("Changed")
    )


@pytest.mark.parametrize("typed", ["", "Quynh", "Quynh Ngoc Zurnova x", "Bình Lê"])
def test_another_name_erases_nobody(desk: Desk, typed: str) -> None:
    person = fill(desk)
    with pytest.raises(InvalidInput):
        erasing.erase(desk, person, typed)
    assert people.customer(desk, person).name == NAME


def test_accents_need_not_be_typed_and_nobody_is_erased_twice(desk: Desk) -> None:
    person = fill(desk)
    erasing.erase(desk, person, "  quynh ngoc zurnova ")
    with pytest.raises(Conflict):
        erasing.meant(desk, person)


# Merged records

TWIN = ("Zdeněk Twinová", "0944 555 666", "twin@example.net", "die andere Anschrift")


def with_twin(desk: Desk) -> tuple[int, int]:
    """The person and a second record of the same person, not merged yet."""
    person = fill(desk)
    twin = add(desk, TWIN[0], phone=TWIN[1], email=TWIN[2], address=TWIN[3])
    sell(desk, twin, TODAY, 3_000)
    return person, twin


@pytest.mark.parametrize("asked_for", [0, 1])
@pytest.mark.parametrize("kept", [0, 1])
def test_merged_records_are_erased_together(desk: Desk, kept: int, asked_for: int) -> None:
    both = with_twin(desk)
    merging.merge(desk, both[kept], both[1 - kept], {"phone"})
    assert hits(desk.file.path, words=TWIN)
    erasing.erase(desk, both[asked_for], people.customer(desk, both[asked_for]).name)
    assert hits(*files_of(desk), words=(*WORDS, *TWIN)) == []
    assert check_file(desk.file.path, TODAY).findings == ()
    with pytest.raises(Conflict, match="was erased since"):
        history.undo_step(desk, next_with(desk, "Merged"))


def test_records_merged_later_are_erased_again_in_a_backup_of_before(desk: Desk) -> None:
    both = with_twin(desk)
    shop_backups.make(desk.file, Reason.BY_HAND)
    merging.merge(desk, *both)
    erasing.erase(desk, both[0], NAME)
    assert hits(restored(desk).file.path, words=(*WORDS, *TWIN)) == []


def test_records_said_to_be_two_people_are_not_erased_together(desk: Desk) -> None:
    person, twin = with_twin(desk)
    merging.say_not_same(desk, person, twin)
    erasing.erase(desk, person, NAME)
    assert people.customer(desk, twin).name == TWIN[0]
    assert hits(*files_of(desk)) == []


def next_with(desk: Desk, word: str) -> int:
    """The newest step that is called by a word."""
    table = history.history_table(desk)
    named = zip(table.ids, table.rows, strict=True)
    return next(operation for operation, row in named if word in str(row[2]))


# Backups


def restored(desk: Desk) -> Desk:
    oldest = shop_backups.all_of(desk.file.path)[-1]
    restoring.restore(desk.file.path, oldest, clock.now())
    return open_desk(desk.file.path, clock.today, clock.now)


@pytest.mark.skipif(not cipher.is_available(), reason="needs the extra for protected shops")
def test_in_a_protected_shop_it_is_the_same(tmp_path: Path) -> None:
    key = made_key()
    desk = new_locked(tmp_path, key)
    person = fill(desk)
    shop_backups.make(desk.file, Reason.BY_HAND)
    erasing.erase(desk, person, NAME)
    assert in_the_clear(desk, tmp_path) == []
    oldest = shop_backups.all_of(desk.file.path)[-1]
    restoring.restore(desk.file.path, oldest, clock.now(), [key])
    again = open_desk(desk.file.path, clock.today, clock.now, key)
    assert people.customer(again, person).name == "Erased customer"
    assert in_the_clear(again, tmp_path) == []


def in_the_clear(desk: Desk, folder: Path) -> list[tuple[str, str, str]]:
    """What is found in the statements that would make the protected shop anew."""
    dumped = folder / "dumped.txt"
    with desk.file.read() as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
        rows = [row for table in tables for row in db.execute(f'SELECT * FROM "{table}"')]
    dumped.write_text("\n".join(map(str, rows)), encoding="utf-8")
    return hits(dumped)


# Later tables


def test_every_text_about_a_customer_is_erased_or_known_to_say_nothing(desk: Desk) -> None:
    """A text that is added to a record of a customer has to be dealt with here."""
    harmless = {
        "purchase": {"receipt", "source", "channel", "identity"},  # a hash
        "reward_grant": {"condition"},
    }
    codes = ("kind", "state", "starter", "way", "about", "answer", "arm", "fulfilment")
    days = ("day", "_on", "_from")
    with desk.file.read() as db:
        for table in {each.table for each in references_to(db, "customer")} - {"customer"}:
            texts = {
                row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"
            }
            said = {each for each in texts if not each.endswith((*days, *codes))}
            assert said == set(stored.FREE_TEXTS.get(table, ())) | harmless.get(table, set()), table
        record = {row[1] for row in db.execute("PRAGMA table_info(customer)")}
    dealt_with = {each for each in record if f"{each} = " in stored._RECORD}
    assert record - dealt_with == set(stored.KEPT)
