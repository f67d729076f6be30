"""Forms about the shop's own rules and days."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from shoptui.domain.house_rules import HouseRule
from shoptui.services import house_rules, settings
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.holidays import add_holidays
from shoptui.services.settings import Shown
from shoptui.ui.dialogs.holiday import HolidayDialog, HolidayDraft, HolidayNameDialog
from shoptui.ui.dialogs.house_rule import HouseRuleDialog
from shoptui.ui.dialogs.setting import SettingDialog


def house_rule(
    desk: Desk, formats: Formats, channels: Sequence[str], before: HouseRule | None
) -> HouseRuleDialog:
    """A form for a rule of the house, new or recorded."""
    keep = house_rules.change_rule if before else house_rules.add_rule
    return HouseRuleDialog(desk, formats, channels, before).kept_by(partial(keep, desk))


def holiday(desk: Desk, formats: Formats) -> HolidayDialog:
    """An empty form."""
    return HolidayDialog(desk, formats).kept_by(partial(_add_holidays, desk))


def holiday_name(desk: Desk, formats: Formats, day: date, name: str) -> HolidayNameDialog:
    """A form for the name of a day that is a holiday already."""
    return HolidayNameDialog(formats, day, name).kept_by(partial(_add_holidays, desk))


def setting(desk: Desk, rule: Shown) -> SettingDialog:
    """A form for one rule of the shop."""
    form = SettingDialog(rule, settings.choices(rule.key))
    return form.kept_by(lambda text: settings.change(desk, rule.key, text))


def _add_holidays(desk: Desk, draft: HolidayDraft) -> int:
    return add_holidays(desk, draft.first, draft.last, draft.name)
