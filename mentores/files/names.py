"""The name of a file as it is shown and given back: never a path, never a trick."""

import re
import unicodedata

from mentores.files.models import Type

ENDINGS = {
    Type.PNG: ".png",
    Type.JPEG: ".jpg",
    Type.PDF: ".pdf",
    Type.XLSX: ".xlsx",
    Type.XLS: ".xls",
    Type.ODS: ".ods",
    Type.CSV: ".csv",
}
KNOWN = re.compile(r"(\.(png|jpe?g|jfif|webp|pdf|xlsx?|ods|csv|txt|tsv))+$", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"|?*]')  # no file of Windows may have them in its name
JOINERS = "\u200c\u200d"  # Persian and Indian names need them
READ = 500
LONGEST = 100


def clean_name(name: str, kept_as: str) -> str:
    """The last part of a path, without signs that hide or turn round what is read, ending as its content wants.

    However long `name` is, only its end is read. Without any sign left, it is called "file".
    """
    last = re.split(r"[/\\]", name[-READ:])[-1]
    seen = "".join(char for char in last if _is_seen(char))
    stem = KNOWN.sub("", " ".join(FORBIDDEN.sub(" ", unicodedata.normalize("NFC", seen)).split()))
    return (stem.strip(" .")[:LONGEST].strip(" .") or "file") + ENDINGS[Type(kept_as)]


def plain_name(name: str) -> str:
    """`name` in the letters that every program knows, for those that read no other."""
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, ending = re.sub(r"[^A-Za-z0-9._ -]", "", decomposed).rpartition(".")
    return f"{stem.strip(' .') or 'file'}{dot}{ending}"


def _is_seen(char: str) -> bool:
    """Letters, signs and spaces; not what is invisible, turns the direction of reading, or is no character at all."""
    return char in JOINERS or char == " " or unicodedata.category(char)[0] not in "CZ"
