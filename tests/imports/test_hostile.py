"""Files that mean harm are refused with a clear line, soon, and without much memory."""

import io
import struct
import subprocess
import sys
import time
import zipfile

import pytest
from django.conf import settings

from mentores.files.refusals import FileRefused
from mentores.imports.reading.limits import ROWS
from mentores.imports.sheets import read
from tests.imports.files import as_ods, as_xls, as_xlsx_of, zipped
from tests.imports.lists import as_xlsx

TITLES = ["a", "b"]
CELL = '<row r="{row}"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row>'
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{more}]>'


def bomb():
    """A sheet of 300 megabytes, packed a thousand times smaller."""
    return as_xlsx_of("<sheetData>" + " " * 300_000_000 + "</sheetData>")


def lying_bomb():
    """The same, but its sizes say that it is small."""
    content = bytearray(as_xlsx_of("<sheetData>" + " " * 300_000_000 + "</sheetData>"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    return bytes(content).replace(struct.pack("<I", size), struct.pack("<I", 1000))


def overlapping():
    """Ten thousand names for the same part."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for number in range(10_000):
            archive.writestr(f"xl/{number}.xml", b"")
    return written.getvalue()


def wide(columns=1_000_000):
    return (";".join(["x"] * columns) + "\n" + ";".join(["1"] * columns)).encode()


def far_cells():
    """Two cells, in the first and the last place that a sheet has."""
    return as_xlsx_of(
        "<sheetData>" + CELL.format(row=1, cell="A1") + CELL.format(row=1048576, cell="XFD1048576") + "</sheetData>"
    )


def repeated():
    """One cell of LibreOffice, a million times a thousand times."""
    return as_ods([["x", "y"]], more=' table:number-columns-repeated="16000"')


def growing_entities():
    """A billion laughs."""
    more = "".join(f'<!ENTITY {chr(98 + step)} "{("&" + chr(97 + step) + ";") * 10}">' for step in range(9))
    sheet = ENTITIES.format(more=more) + "<worksheet><sheetData>&j;</sheetData></worksheet>"
    return as_xlsx_of("", parts={"xl/worksheets/sheet1.xml": sheet})


def ring():
    """A container whose directory follows itself."""
    content = bytearray(as_xls([TITLES]))
    struct.pack_into("<I", content, 512 + 4, 1)
    return bytes(content)


HOSTILE = {
    "a zip bomb": (bomb, ".xlsx", "more than we read safely"),
    "a zip bomb that lies about its size": (lying_bomb, ".xlsx", "more than we read safely"),
    "ten thousand parts": (overlapping, ".xlsx", "more than we read safely"),
    "a million columns": (wide, ".csv", "columns"),
    "two cells far apart": (far_cells, ".xlsx", "more than we read safely"),
    "a cell repeated without end": (repeated, ".ods", "columns"),
    "entities that grow": (growing_entities, ".xlsx", "in no ordinary spreadsheet"),
    "entities in another part": (
        lambda: as_ods([TITLES], parts={"styles.xml": ENTITIES.format(more="")}),
        ".ods",
        "in no ordinary spreadsheet",
    ),
    "a formula in xlsx": (
        lambda: as_xlsx_of('<sheetData><row r="2"><c r="B2"><f>1+1</f><v>2</v></c></row></sheetData>'),
        ".xlsx",
        "formula in cell B2",
    ),
    "a formula in ods": (
        lambda: as_ods([TITLES], more=' table:formula="of:=1+1"'),
        ".ods",
        "There are formulas",
    ),
    "a formula in xls": (
        lambda: as_xls([TITLES], records=struct.pack("<HHHHHQHIH", 6, 22, 1, 1, 0, 0, 0, 0, 0)),
        ".xls",
        "formula in cell B2",
    ),
    "a formula in csv": (lambda: b'a;b\n1;=HYPERLINK("x")\n', ".csv", "formula in cell B2"),
    "a command in csv": (lambda: b"a;b\n1;+cmd|' /C calc'!A0\n", ".csv", "formula in cell B2"),
    "macros in xlsx": (lambda: as_xlsx_of("", parts={"xl/vbaProject.bin": b"x"}), ".xlsx", "macros"),
    "macros in xlsm": (lambda: as_xlsx_of(""), ".xlsm", "macros"),
    "macros in ods": (lambda: as_ods([TITLES], parts={"Basic/Standard/Module1.xml": "<x/>"}), ".ods", "macros"),
    "macros in xls": (lambda: as_xls([TITLES], streams=["_VBA_PROJECT_CUR"]), ".xls", "macros"),
    "a password of xlsx": (lambda: as_xls([TITLES], streams=["EncryptedPackage"]), ".xlsx", "password"),
    "a password of xls": (lambda: as_xls([TITLES], records=struct.pack("<HHH", 0x2F, 2, 0)), ".xls", "password"),
    "a password of ods": (
        lambda: as_ods([TITLES], parts={"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}),
        ".ods",
        "password",
    ),
    "another kind of zip": (lambda: zipped({"word/document.xml": "<x/>"}), ".xlsx", "not a spreadsheet"),
    "a wrong ending": (lambda: as_xlsx([["1"]], titles=["a"]), ".ods", "of the kind .xlsx"),
    "a name of four megabytes": (lambda: b"Nome;b\n" + b"x" * 4_000_000 + b";1\n", ".csv", "holds more than"),
    "a name of ten megabytes, packed": (
        lambda: as_xlsx_of(
            '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
            + "x" * 10_000_000
            + "</t></is></c></row></sheetData>"
        ),
        ".xlsx",
        "Cell A1 holds more than",
    ),
    "more rows than are read": (lambda: b"a;b\n" * (ROWS + 5), ".csv", "rows"),
    "more than one may send": (lambda: b"a;b\n" * 2_000_000, ".csv", "too big"),
    "a ring of sectors": (ring, ".xls", "damaged"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_with_a_clear_line_within_five_seconds(what):
    made, ending, words = HOSTILE[what]
    content = made()

    began = time.monotonic()
    with pytest.raises(FileRefused) as refused:
        read(content, name=f"lista{ending}")

    assert words in str(refused.value.reason)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("what", ["a zip bomb that lies about its size", "a million columns", "two cells far apart"])
def test_reading_it_takes_less_than_200_megabytes(what):
    made, ending, _words = HOSTILE[what]
    measure = (
        "import resource, subprocess, sys;"
        f"subprocess.run([sys.executable, '-m', 'mentores.imports.reading.child', '{ending}'],"
        " input=sys.stdin.buffer.read(), capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )

    measured = subprocess.run(
        [sys.executable, "-c", measure], input=made(), capture_output=True, cwd=settings.BASE_DIR, check=True
    )

    assert int(measured.stdout) * 1024 < 200 * 1024 * 1024


def test_the_name_of_a_file_may_be_as_long_as_it_likes():
    rows = read(b"a;b\n1;2\n", name="x" * 10_000_000 + ".csv").rows

    assert len(rows) == 2


def test_the_process_that_reads_gets_little_memory_and_time():
    asked = (
        "import resource; from mentores.imports.reading.limits import restrain; restrain();"
        "print([resource.getrlimit(which)[0] for which in (resource.RLIMIT_AS, resource.RLIMIT_CPU)])"
    )

    said = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, cwd=settings.BASE_DIR, check=True
    )

    assert said.stdout.strip() == str([200 * 1024 * 1024, 4])
