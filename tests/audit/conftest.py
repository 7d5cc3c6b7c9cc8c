"""What several tests of the record begin with."""

import pytest

from mentores.audit.sealing import seal
from tests.audit.attacks import Row, rows, write
from tests.factories.moments import NOON


@pytest.fixture
def sealed(db) -> list[Row]:
    """Ten acts and ten readings, sealed."""
    write(10, 10)
    seal(at=NOON)
    return rows()
