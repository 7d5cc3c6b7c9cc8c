"""The acts of an import."""

from mentores.imports.services.arriving import SentBefore, send
from mentores.imports.services.choosing import (
    ColumnMissing,
    RowsHaveProblems,
    begin_again,
    choose_columns,
    decide_rows,
    drop_import,
    undo_import,
    write_rows,
)
from mentores.imports.services.forgetting import forget
from mentores.imports.services.working import carry_on, left_lying

__all__ = [
    "ColumnMissing",
    "RowsHaveProblems",
    "SentBefore",
    "begin_again",
    "carry_on",
    "choose_columns",
    "decide_rows",
    "drop_import",
    "forget",
    "left_lying",
    "send",
    "undo_import",
    "write_rows",
]
