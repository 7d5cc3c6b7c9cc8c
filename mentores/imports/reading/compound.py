"""What is inside a spreadsheet of the years before 2007 (xls), record by record, before anything else opens it.

The container is described in [MS-CFB], the records of the sheet in [MS-XLS].
"""

from collections.abc import Callable, Iterator
from struct import error, unpack_from

from mentores.imports.reading.limits import Refused, cell_name

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END = 0xFFFFFFFA  # from here on a number means no sector
ENTRY = 128
MINI = 4096  # a shorter stream lies in the stream of the root
FORMULA, FILEPASS = 0x0006, 0x002F
BOOKS = ("Workbook", "Book")


def check(content: bytes) -> str:
    """The ending that the file should have, once its records were looked through. Raises Refused."""
    try:
        container = _Container(content)
        streams = dict(container.streams())
        if "EncryptedPackage" in streams:
            raise Refused("encrypted")
        if any(name.startswith("_VBA_PROJECT") for name in streams):
            raise Refused("macros")
        book = next((streams[name] for name in BOOKS if name in streams), None)
        if book is None:
            raise Refused("no_spreadsheet")
        _look_through(container.content_of(*book))
    except (error, IndexError, OverflowError, UnicodeDecodeError):
        raise Refused("damaged") from None
    return ".xls"


def _look_through(book: bytes) -> None:
    place = 0
    while place + 4 <= len(book):
        kind, length = unpack_from("<HH", book, place)
        if kind == FILEPASS:
            raise Refused("encrypted")
        if kind == FORMULA:
            row, column = unpack_from("<HH", book, place + 4)
            raise Refused("formulas", cell_name(row, column))
        place += 4 + length


class _Container:
    """A small file system: chains of sectors, and a directory of streams."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.size, self.mini_size = 1 << unpack_from("<H", content, 30)[0], 1 << unpack_from("<H", content, 32)[0]
        if self.size not in (512, 4096) or self.mini_size > self.size:
            raise Refused("damaged")
        self.directory, self.first_of_mini_table = unpack_from("<I", content, 48)[0], unpack_from("<I", content, 60)[0]
        self.table = self._table()
        self.root = (0, 0)

    def streams(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """The name of each stream or folder, where it begins and how long it is."""
        directory = self._chained(self.directory)
        for place in range(0, len(directory) - ENTRY + 1, ENTRY):
            length = unpack_from("<H", directory, place + 64)[0]
            name = directory[place : place + max(length - 2, 0)].decode("utf-16-le")
            begins, size = unpack_from("<II", directory, place + 116)
            if directory[place + 66] == 5:  # the root
                self.root = (begins, size)
            if name:
                yield name, (begins, size)

    def content_of(self, begins: int, size: int) -> bytes:
        if size >= MINI:
            return self._chained(begins)[:size]
        small, table = self._chained(self.root[0]), self._chained(self.first_of_mini_table)
        chain = _chain(begins, lambda number: unpack_from("<I", table, number * 4)[0], most=len(small))
        places = (number * self.mini_size for number in chain)
        return b"".join(small[place : place + self.mini_size] for place in places)[:size]

    def _table(self) -> list[int]:
        """Which sector follows which."""
        sectors = list(unpack_from("<109I", self.content, 76))
        following, left = unpack_from("<II", self.content, 68)
        while following < END and left > 0:
            row = unpack_from(f"<{self.size // 4}I", self._sector(following))
            sectors += row[:-1]
            following, left = row[-1], left - 1
        table: list[int] = []
        for sector in sectors:
            if sector < END:
                table += unpack_from(f"<{self.size // 4}I", self._sector(sector))
        return table

    def _chained(self, begins: int) -> bytes:
        chain = _chain(begins, lambda number: self.table[number], most=len(self.table))
        return b"".join(self._sector(number) for number in chain)

    def _sector(self, number: int) -> bytes:
        place = (number + 1) * self.size
        return self.content[place : place + self.size].ljust(self.size, b"\0")


def _chain(begins: int, follows: Callable[[int], int], *, most: int) -> Iterator[int]:
    """The numbers of a chain of sectors; one that runs in a circle is no honest one."""
    number = begins
    for _ in range(most + 1):
        if number >= END:
            return
        yield number
        number = follows(number)
    raise Refused("damaged")
