"""In which encoding a text file is written: known for certain, or asked for, never guessed."""

import codecs
from pathlib import Path

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.text import clean, visible

# What programs wrote before Unicode. Any bytes make sense in these, so the owner has to choose.
LEGACY = ("cp1258", "cp874", "cp1252")
CHOICES = ("utf-8", "utf-16", *LEGACY)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_PREVIEW = 30


def encoding_of(path: Path, chosen: str = "") -> str:
    """The encoding of a text file, as Python names it.

    Its byte order mark says so; else the owner's choice; else UTF-16 shows by its empty bytes, and
    what reads as UTF-8 to the end is UTF-8.

    Args:
        path: the file.
        chosen: one of `CHOICES`, "" to find out.

    Raises:
        InvalidInput: the choice is unknown or does not fit the file, or the file is in an old
            encoding, which has to be chosen.
    """
    name = chosen.strip().casefold().replace("windows-", "cp").replace("utf8", "utf-8")
    if name and name not in CHOICES:
        raise InvalidInput(
            _("{name} is no encoding shoptui knows: choose one of {choices}.").format(
                name=chosen, choices=", ".join(CHOICES)
            ),
            "encoding",
        )
    with path.open("rb") as file:
        head = file.read(4096)
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), "")
    found = marked or (_wide(head, name) if name in ("", "utf-16") else name)
    if at := _misfit(path, found or "utf-8"):
        raise _unfit(path, found) if found else _old(path, at)
    return found or "utf-8"


def previews(path: Path, start: int = 0) -> dict[str, str]:
    """How the text from a byte on would look in each old encoding it may be in."""
    with path.open("rb") as file:
        file.seek(max(0, start - 8))
        piece = file.read(_PREVIEW)
    shown = {name: _decoded(piece, name) for name in LEGACY}
    return {name: text for name, text in shown.items() if text}


def _wide(head: bytes, name: str) -> str:
    """UTF-16 without a mark: every other byte of Latin letters and commas is empty."""
    pairs = len(head) // 2 or 1
    if head[1::2].count(0) > pairs // 3 > head[0::2].count(0):
        return "utf-16-le"
    if head[0::2].count(0) > pairs // 3 > head[1::2].count(0):
        return "utf-16-be"
    return "utf-16-le" if name == "utf-16" else ""


def _misfit(path: Path, encoding: str) -> int:
    """About where the file stops to make sense in an encoding, counted from 1; 0 if nowhere."""
    decoder = codecs.getincrementaldecoder(encoding)()
    done = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                return done + error.start + 1
            done += len(chunk)
        try:
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            return done
    return 0


def _decoded(piece: bytes, encoding: str) -> str:
    try:
        return visible(clean(piece.decode(encoding)))
    except UnicodeDecodeError:
        return ""


def _unfit(path: Path, encoding: str) -> InvalidInput:
    return InvalidInput(
        _("{file} is not written in {encoding}: choose another of {choices}.").format(
            file=path.name, encoding=encoding, choices=", ".join(CHOICES)
        ),
        "encoding",
    )


def _old(path: Path, at: int) -> InvalidInput:
    looks = ", ".join(f"{name} “{text}”" for name, text in previews(path, at).items())
    return InvalidInput(
        _(
            "{file} is written in an old encoding, and shoptui can't know which: choose the one in "
            "which this looks right: {looks} (on the command line: --encoding cp1258)."
        ).format(file=path.name, looks=looks),
        "encoding",
    )
