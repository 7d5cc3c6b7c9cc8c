"""What may stand in the columns of each kind of list, and how it is read."""

from mentores.imports.columns.kinds import SHEETS, Column

__all__ = ["SHEETS", "Column"]
