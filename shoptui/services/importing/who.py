"""Who a row says its customer is."""

from typing import NamedTuple

from shoptui.domain.text import MAX_NAME, fold
from shoptui.services.importing.words import is_walk_in

_DELETED = "{DEL}"  # KiotViet ends the codes and names of deleted customers so
_STARS = "**"  # Shopee hides names and phones behind stars
_PHONE_TAIL = 9  # digits that stay the same with or without 0 or +84 before them


class Who(NamedTuple):
    """What a row says of its customer; all empty for a walk-in."""

    code: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""

    def called(self) -> str:
        """A name to record: the given one, else whatever there is."""
        return self.name or self.code or self.email or self.phone

    def key(self) -> str:
        """What tells this customer from others within a sheet and from one sheet to the next."""
        if self.code:
            return f"code {self.code}"
        if self.email:
            return f"email {self.email.casefold()}"
        if self.phone:
            return f"phone {phone_tail(self.phone)} {fold(self.name)}"
        return f"name {self.name}" if self.name else ""

    def with_rest_of(self, other: "Who") -> "Who":
        """Both together, the same whichever of the two rows came first."""
        return Who(
            *(
                min(mine, theirs) if mine and theirs else mine or theirs
                for mine, theirs in zip(self, other, strict=True)
            )
        )

    def clash(self, other: "Who") -> tuple[str, str] | None:
        """What proves that two rows mean different people, by the surest they both have."""
        if self.code and other.code:
            return None if self.code == other.code else (self.code, other.code)
        if self.email and other.email:
            same = self.email.casefold() == other.email.casefold()
            return None if same else (self.email, other.email)
        if self.name and other.name and fold(self.name) != fold(other.name):
            return self.name, other.name
        return None


NOBODY = Who()


def who_from(code: str, name: str, phone: str, email: str) -> Who:
    """The customer of these cells, without what is no code, name, phone or mail address."""
    who = Who(
        code.removesuffix(_DELETED).rstrip()[:MAX_NAME],
        "" if _STARS in name else name.removesuffix(_DELETED).rstrip()[:MAX_NAME],
        phone if phone and _is_phone(phone) else "",
        email if email and _is_email(email) else "",
    )
    nobody = not (who.code or who.phone or who.email) and is_walk_in(who.name)
    return NOBODY if nobody else who


def phone_tail(phone: str) -> str:
    """The digits by which two ways of writing a phone number are alike in any country."""
    return "".join(filter(str.isdigit, phone))[-_PHONE_TAIL:]


def _is_phone(phone: str) -> bool:
    digits = sum(map(str.isdigit, phone))
    return digits >= 3 and len(phone) <= 60 and "*" not in phone and "E+" not in phone.upper()


def _is_email(email: str) -> bool:
    name, at, host = email.rpartition("@")
    return bool(name and at and "." in host.strip(".")) and " " not in email and len(email) < 255
