"""The reference data, loaded or not yet."""

import pytest

from mentores.territories.models import Language, Municipality, PostalCode, SupportArea
from tests.factories.territories import reference_data


@pytest.fixture
def loaded(db: None) -> None:
    """The reference data is there."""
    reference_data()


@pytest.fixture
def empty(db: None) -> None:
    """No reference data is there."""
    for rows in (
        PostalCode.objects.all(),
        Municipality.objects.all(),
        SupportArea.objects.exclude(parent=None),
        SupportArea.objects.all(),
        Language.objects.all(),
    ):
        rows.delete()
