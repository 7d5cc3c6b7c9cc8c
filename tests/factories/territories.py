"""Places, subjects and languages."""

from mentores.territories.models import Municipality
from mentores.territories.services import load_reference_data

LISBOA, AMADORA, PORTO, FUNCHAL = "1106", "1115", "1312", "3103"


def reference_data() -> None:
    """Have the reference data, once for each test that needs it."""
    if not Municipality.objects.exists():
        load_reference_data()
