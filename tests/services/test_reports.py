from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.errors import InvalidInput, NotFound
from shoptui.services.analyses.analysis import Asked
from shoptui.services.analyses.registry import NAMES, analysis
from shoptui.services.reports import REPORTS, answer, report
from tests.builders import TODAY, new_desk


@pytest.mark.parametrize("name", list(REPORTS))
def test_a_report_is_a_table_of_its_own_name(tmp_path: Path, name: str) -> None:
    assert report(new_desk(tmp_path), name.upper()).name == name


def test_an_unknown_report_lists_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"rfm, tiers, cells, cuts.*Did you mean tiers"):
        report(new_desk(tmp_path), "tier")


def test_the_reports_of_pane_8_are_known_by_name(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    for name in NAMES:
        assert analysis(name).name == name
        assert report(desk, f" {name.upper()} ").name == name
    assert not set(NAMES) & set(REPORTS)


@pytest.mark.parametrize(
    ("name", "asked", "sentence"),
    [
        ("rfm", Asked(since=TODAY), "rfm has no period: leave out --since"),
        ("tiers", Asked(by="area"), "tiers has no breakdown: leave out --by"),
        ("funnel", Asked(since=TODAY), "funnel has no period"),
        ("retention", Asked(by="area"), "retention has no breakdown"),
        ("cohorts", Asked(by="areas"), "choose from month, quarter, .*Did you mean area"),
        ("retention", Asked(since=TODAY + timedelta(days=1)), "begins after its last day"),
        ("retention", Asked(as_of=date(2026, 1, 1), since=TODAY), "begins after its last day"),
    ],
)
def test_what_a_report_has_not_is_refused(
    tmp_path: Path, name: str, asked: Asked, sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        answer(new_desk(tmp_path), name, asked)


def test_a_breakdown_is_taken_in_any_case(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    assert answer(desk, "cohorts", Asked(by=" QUARTER ")) == answer(
        desk, "cohorts", Asked(by="quarter")
    )
