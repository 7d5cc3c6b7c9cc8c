"""Workbooks written byte by byte: those of the years before 2007, those of LibreOffice, and those that mean harm."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

SECTOR = 512
ODS = "application/vnd.oasis.opendocument.spreadsheet"
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def as_ods(rows: Sequence[Sequence[str]], *, more: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """`more` are further attributes of the first cell."""
    table = ""
    for row in rows:
        table += "<table:table-row>"
        for cell in row:
            text = cell.replace("&", "&amp;").replace("<", "&lt;")
            table += f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
            more = ""
        table += "</table:table-row>"
    return zipped(
        {
            "mimetype": ODS,
            "content.xml": '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
            ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="1">{table}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
            "META-INF/manifest.xml": "<manifest/>",
            **(parts or {}),
        }
    )


def as_xlsx_of(sheet: str, *, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook whose only sheet holds exactly these words of XML."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="1" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
            **(parts or {}),
        }
    )


def as_xls(rows: Sequence[Sequence[str]], *, records: bytes = b"", streams: Sequence[str] = ()) -> bytes:
    """A workbook of BIFF8 in its container. `records` stand before the cells; `streams` are further, empty streams."""
    cells = records
    for row, line in enumerate(rows):
        for column, cell in enumerate(line):
            text = cell.encode("utf-16-le")
            cells += _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(cell), 1) + text)
    opens, closes = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)), _record(0x000A, b"")
    of_sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    named = struct.pack("<BB", 1, 0) + b"1"
    length = len(opens) + 4 + 6 + len(named) + len(closes)
    book = opens + _record(0x0085, struct.pack("<IH", length, 0) + named) + closes + of_sheet + cells + closes
    return _container(book.ljust(4096, b"\0"), streams)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _container(book: bytes, streams: Sequence[str]) -> bytes:
    book = book.ljust(-(-len(book) // SECTOR) * SECTOR, b"\0")
    sectors = len(book) // SECTOR
    first = 2  # the table, the directory, then the book
    table = [TABLE, END, *range(first + 1, first + sectors), END]
    table += [FREE] * (SECTOR // 4 - len(table))
    assert len(table) == SECTOR // 4  # a small book
    directory = _entry("Root Entry", 5, END, 0, child=1) + _entry("Workbook", 2, first, len(book))
    directory += b"".join(_entry(name, 2, END, 0) for name in streams)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    return header + struct.pack(f"<{SECTOR // 4}I", *table) + directory.ljust(SECTOR, b"\0") + book


def _entry(name: str, kind: int, begins: int, size: int, *, child: int = FREE) -> bytes:
    said = name.encode("utf-16-le")
    entry = said.ljust(64, b"\0") + struct.pack("<HBBIII", len(said) + 2, kind, 1, FREE, FREE, child)
    return entry + bytes(36) + struct.pack("<IQ", begins, size)
