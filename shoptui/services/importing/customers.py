"""Giving the receipts of a sheet their customers, as matched or as the owner decided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.services.importing.choices import Answer, Choice
from shoptui.services.importing.directory import Directory, Doubt, Ref
from shoptui.services.importing.particulars import NOTHING, Particulars
from shoptui.services.importing.people import Newcomer
from shoptui.services.importing.who import NOBODY, Who

_UNKNOWN = Doubt("", ())


@dataclass(slots=True)
class Customers:
    """The customers of one sheet; each way of naming one is looked up once.

    Attributes:
        directory: everybody in the file, and who comes in with the sheet.
        said: what the sheet says of each person.
        newcomers: who is new, in the order of their references -1, -2 and so on.
        of_people: the sheet is a list of customers, so that their names count too.
        met: customers in the file that are named in the sheet, and by which names.
    """

    directory: Directory
    said: Mapping[Who, Particulars]
    of_people: bool = False
    newcomers: list[Newcomer] = field(default_factory=list)
    met: dict[Ref, list[Who]] = field(default_factory=dict)
    _found: dict[Who, Ref | Doubt | None] = field(default_factory=dict)

    def decide(self, who: Who, choice: Choice) -> None:
        """Settles a doubt as the owner says; `SAME` and `ANOTHER` are not about the customer.

        Raises:
            InvalidInput: there is no such customer.
        """
        if isinstance(choice, Answer):
            if choice is Answer.NEW:
                self._found[who] = self._newcomer(who)
            elif choice is Answer.WALK_IN:
                self._found[who] = None
        elif not self.directory.has(choice):
            raise InvalidInput(_("This customer is not in the shop any more: choose another."))
        else:
            self._found[who] = choice
            self._meet(choice, who)

    def of(self, who: Who) -> Ref | Doubt | None:
        """The customer, None for a walk-in, or the doubt the owner has to settle."""
        found = self._found.get(who, _UNKNOWN)
        if found is _UNKNOWN:
            found = self._found[who] = None if who == NOBODY else self._find(who)
        return found

    def settled(self, who: Who) -> Ref | None:
        """The customer of a name that was looked up, None where that led nowhere."""
        found = self._found.get(who)
        return None if isinstance(found, Doubt) else found

    def referrers(self) -> Callable[[str], Ref | None]:
        """Finds a customer as a referrer is written; another shop's codes mean its own people."""
        if not self.directory.is_foreign:
            return self.directory.named
        return {who.code: self.settled(who) for who in self._found}.get

    def newcomer(self, ref: Ref) -> Newcomer | None:
        """The new customer of a reference, None for one in the file."""
        return self.newcomers[-ref - 1] if ref < 0 else None

    def _find(self, who: Who) -> Ref | Doubt:
        found = self.directory.find(who)
        if found is None:
            return self._newcomer(who)
        if not isinstance(found, Doubt):
            self._meet(found, who)
        return found

    def _newcomer(self, who: Who) -> Ref:
        is_taken = self.directory.has_code(who.code)  # by somebody else, as the owner decided
        kept = who._replace(code="") if is_taken else who
        self.newcomers.append(Newcomer(kept, self.said.get(who, NOTHING)))
        return self.directory.add(kept)

    def _meet(self, ref: Ref, who: Who) -> None:
        """A newcomer's other rows may say more; for somebody in the file that is seen later."""
        newcomer = self.newcomer(ref)
        if newcomer is None:
            self.met.setdefault(ref, []).append(who)
            return
        newcomer.particulars = newcomer.particulars.filled(self.said.get(who, NOTHING))
        newcomer.who = Who(*(mine or other for mine, other in zip(newcomer.who, who, strict=True)))
