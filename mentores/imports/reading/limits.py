"""How much of a spreadsheet is read, and what reading it may cost."""

import resource

ROWS = 10_000
COLUMNS = 100
CELL = 5_000  # characters
ENTRIES = 500  # files inside a spreadsheet file
UNPACKED = 100 * 1024 * 1024
MEMORY = 200 * 1024 * 1024
SECONDS = 4


class Refused(Exception):
    """The file is not read. `code` says why, `where` names a cell or what was found."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.where = where


def restrain() -> None:
    """From now on this process gets no more memory and time, writes no file, and leaves no image of itself."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def cell_name(row: int, column: int) -> str:
    """How spreadsheet programmes call a cell: the first column of the first row is A1."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
