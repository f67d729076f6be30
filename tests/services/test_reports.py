from pathlib import Path

import pytest

from shoptui.domain.errors import NotFound
from shoptui.services.reports import REPORTS, report
from tests.builders import new_desk


@pytest.mark.parametrize("name", list(REPORTS))
def test_a_report_is_a_table_of_its_own_name(tmp_path: Path, name: str) -> None:
    assert report(new_desk(tmp_path), name.upper()).name == name


def test_an_unknown_report_lists_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"rfm, tiers, cells, cuts.*Did you mean tiers"):
        report(new_desk(tmp_path), "tier")
