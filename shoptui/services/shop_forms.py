"""How the shop's own record is written: its name, language, calendar and beginnings."""

from datetime import date
from zoneinfo import available_timezones

from shoptui.domain.dates import parse_day
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.shop import Shop
from shoptui.domain.text import MAX_NAME, clean
from shoptui.services.currencies import currency
from shoptui.services.formats import Formats, known_locale
from shoptui.services.languages import languages
from shoptui.services.setting import Form, Place
from shoptui.services.setting_forms import AUTO, did_you_mean, word

UNKNOWN = "unknown"


def _read_name(typed: str, _place: Place) -> str:
    name = clean(typed)
    if not name or len(name) > MAX_NAME:
        raise InvalidInput(
            _("A shop needs a name of at most {most} letters.").format(most=MAX_NAME)
        )
    return name


def _read_language(typed: str, _place: Place) -> str:
    if word(typed) in languages():
        return word(typed)
    raise InvalidInput(
        _("shoptui speaks {languages} so far: type one of these.").format(
            languages=", ".join(languages())
        )
    )


def _read_locale(typed: str, _place: Place) -> str:
    if locale := known_locale(typed):
        return str(locale)
    raise InvalidInput(
        _("This locale is not known: type a language and a country, such as vi_VN or en_GB.")
    )


def _read_zone(typed: str, _place: Place) -> str:
    if word(typed) == AUTO:
        return ""
    zones = {zone.casefold(): zone for zone in available_timezones()}
    if zone := zones.get(word(typed).replace(" ", "_")):
        return zone
    raise InvalidInput(
        _("This time zone is not known: type one such as Asia/Ho_Chi_Minh, or auto.")
        + did_you_mean(typed.strip(), sorted(zones.values()))
    )


def _read_begin(typed: str, place: Place) -> date | None:
    if word(typed) == UNKNOWN:
        return None
    day = parse_day(typed, place.today, Formats(place.shop).day_order)
    if day > place.today:
        raise InvalidInput(_("Records cannot begin in the future: type a day up to today."))
    return day


def _same(value: str, _shop: Shop) -> str:
    return value


NAME: Form[str] = Form(_read_name, _same)
LANGUAGE: Form[str] = Form(_read_language, _same)
LOCALE: Form[str] = Form(_read_locale, _same)
TIME_ZONE: Form[str] = Form(_read_zone, lambda zone, _shop: zone or AUTO)
CURRENCY: Form[Currency] = Form(
    lambda typed, _place: currency(typed), lambda currency, _shop: currency.code
)
BEGIN: Form[date | None] = Form(_read_begin, lambda day, _shop: day.isoformat() if day else UNKNOWN)
