"""The passphrase of a protected shop, and the key that is made of it."""

from dataclasses import dataclass, field
from unicodedata import normalize

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _

SHORTEST = 8  # letters
SALT = 16  # bytes; those a protected file begins with
ROUNDS = 256_000  # what SQLCipher 4 does, so that its own tools open the file, too

_KEY = 32  # bytes


@dataclass(frozen=True, slots=True)
class Key:
    """What opens one protected file and its copies; nothing shows it, crash reports included.

    Attributes:
        secret: 32 bytes, made of the passphrase and the salt.
        salt: the 16 bytes the file begins with.
    """

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def literal(self) -> str:
        """The key and salt as SQLCipher takes them without deriving anything anew."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def derived(passphrase: str, salt: bytes) -> Key:
    """The key of a file: PBKDF2-HMAC-SHA512, as in SQLCipher 4; takes about 0.3 s.

    Args:
        passphrase: as typed; letters composed in another way give the same key.
        salt: the first 16 bytes of the file.
    """
    spelt = normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    import hashlib  # which loads OpenSSL, at every start

    return Key(hashlib.pbkdf2_hmac("sha512", spelt, salt, ROUNDS, _KEY), salt)


def check_new(passphrase: str, again: str) -> None:
    """Whether a passphrase may be taken for a shop; it was typed twice.

    Raises:
        InvalidInput: it is too short, or not the same twice; `field` says which.
    """
    spelt = normalize("NFC", passphrase)
    if len(spelt) < SHORTEST or not spelt.strip():
        raise InvalidInput(
            _(
                "A passphrase needs at least {least} letters. Several words are easy to remember."
            ).format(least=SHORTEST),
            "passphrase",
        )
    if spelt != normalize("NFC", again):
        raise InvalidInput(
            _("The two are not the same. Please type the passphrase once more."), "again"
        )
