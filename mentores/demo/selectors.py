"""Is this a demonstration?"""

from mentores.demo.models import Stamp


def stamp() -> Stamp | None:
    """The mark of a demonstration; None in a database of real people."""
    return Stamp.objects.first()
