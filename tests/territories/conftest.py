"""The reference data, loaded."""

import pytest

from mentores.territories.services import load_reference_data


@pytest.fixture
def loaded(db: None) -> int:
    """How many rows the loader added to an empty database."""
    return load_reference_data()
