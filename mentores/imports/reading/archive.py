"""What is inside a spreadsheet that is a ZIP file (xlsx, ods), before anything else opens it.

The sizes that a ZIP file declares are its maker's word: each part is unpacked here and counted. A document type
declaration (entities that grow, XML 1.0 §4.4) stands in no honest spreadsheet.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from mentores.imports.reading.limits import ENTRIES, UNPACKED, Refused

CHUNK = 64 * 1024
CARRIED = 512  # of a chunk, to find what stands across two
STORED, DEFLATED = 0, 8
LOCAL_HEADER = 30
ENCRYPTED = 0x1
MACROS = ("vbaproject.bin", "xl/macrosheets/", "basic/", "scripts/")
DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]{1,3}\d{1,7})"')
FORMULA_OF_ODS = re.compile(rb"[\s:]formula\s*=")
WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def check(content: bytes) -> str:
    """The ending that the file should have, ".xlsx" or ".ods", once all of it was looked through. Raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise Refused("damaged") from None
    names = {part.filename.lower() for part in parts}
    if len(parts) > ENTRIES or sum(part.file_size for part in parts) > UNPACKED:
        raise Refused("too_large")
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise Refused("encrypted")
    if any(name.startswith(MACROS) or name.endswith(MACROS[0]) for name in names):
        raise Refused("macros")
    kind = _kind(content, names, parts)
    unpacked = 0
    for part in parts:
        for piece in _pieces(content, part):
            unpacked += len(piece) - CARRIED
            if unpacked > UNPACKED:
                raise Refused("too_large")
            if part.filename.lower().endswith((".xml", ".rels")):
                _look_through(piece, part.filename.lower(), kind)
    return kind


def _kind(content: bytes, names: set[str], parts: list[zipfile.ZipInfo]) -> str:
    if "xl/workbook.xml" in names:
        return ".xlsx"
    mimetype = next((part for part in parts if part.filename == "mimetype"), None)
    if mimetype and "content.xml" in names and ODS in b"".join(_pieces(content, mimetype)):
        return ".ods"
    raise Refused("no_spreadsheet")


def _look_through(piece: bytes, name: str, kind: str) -> None:
    if piece[CARRIED:].startswith(WIDE) or DECLARED.search(piece):
        raise Refused("dangerous")
    if kind == ".ods":
        if name == "content.xml" and FORMULA_OF_ODS.search(piece):
            raise Refused("formulas")
        if name == "meta-inf/manifest.xml" and b"encryption-data" in piece:
            raise Refused("encrypted")
    elif name.startswith("xl/worksheets/") and (found := FORMULA.search(piece)):
        cells = CELL.findall(piece[: found.start()])
        raise Refused("formulas", cells[-1].decode() if cells else "")


def _pieces(content: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part unpacked, piece by piece, each behind the end of the one before; never more than a little at once."""
    header = content[part.header_offset : part.header_offset + LOCAL_HEADER]
    if len(header) < LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise Refused("damaged")
    begins = part.header_offset + LOCAL_HEADER + int.from_bytes(header[26:28], "little")
    begins += int.from_bytes(header[28:30], "little")
    packed = content[begins : begins + part.compress_size]
    carried = b" " * CARRIED
    for piece in _unpacked(packed, part.compress_type):
        yield carried + piece
        carried = (carried + piece)[-CARRIED:]


def _unpacked(packed: bytes, how: int) -> Iterator[bytes]:
    if how == STORED:
        yield from (packed[begins : begins + CHUNK] for begins in range(0, len(packed), CHUNK))
    elif how == DEFLATED:
        engine = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            while packed and not engine.eof:
                yield engine.decompress(packed, CHUNK)
                packed = engine.unconsumed_tail
        except zlib.error:
            raise Refused("damaged") from None
    else:
        raise Refused("damaged")
