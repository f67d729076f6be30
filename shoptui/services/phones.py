"""Phones: the one form in which two ways of writing a number compare equal."""

from functools import lru_cache


@lru_cache(maxsize=200_000)
def phone_key(text: str, region: str) -> str:
    """The number as digits with its country code, or its bare digits where it is no valid number.

    Args:
        text: as typed or exported; `901234567`, `901234567.0`, `0901 234 567` and
            `+84 901 234 567` are the same Vietnamese number.
        region: ISO 3166 code of the shop's country, "" when unknown.
    """
    import phonenumbers

    written = text.strip().removesuffix(".0")
    try:
        number = phonenumbers.parse(written, region or None)
    except phonenumbers.NumberParseException:
        return "".join(letter for letter in written if letter.isdigit())
    return f"{number.country_code}{number.national_number}"


def region_of(locale: str) -> str:
    """The country part of a locale: "VN" for "vi_VN", "" when it has none."""
    country = locale.replace("-", "_").rpartition("_")[2]
    return country if len(country) == 2 and country.isupper() else ""
