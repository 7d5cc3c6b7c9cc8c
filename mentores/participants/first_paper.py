"""The volunteer programme that mentors sign, as a programme begins with it.

A beginning, to be replaced by whoever runs the programme. Nobody who reads Arabic as a first language has reviewed the
Arabic yet.
"""

from datetime import date
from pathlib import Path

from mentores.consents.models import Text
from mentores.consents.purposes import VOLUNTEER_PROGRAMME
from mentores.consents.services import publish

BEFORE_EVERYBODY = date(2000, 1, 1)  # valid for whoever signs, also in a demonstration of the past
DATA = Path(__file__).parent / "data"


def volunteer_programme() -> dict[str, str]:
    """The first text by language: a line, then questions, each followed by its answer."""
    files = sorted(DATA.glob(f"{VOLUNTEER_PROGRAMME}.*.txt"))
    return {path.name.split(".")[1]: path.read_text(encoding="utf-8").strip() for path in files}


def load_first_paper() -> int:
    """Publish the volunteer programme if there is none. Returns how many texts were added."""
    if Text.objects.filter(purpose=VOLUNTEER_PROGRAMME).exists():
        return 0
    publish(VOLUNTEER_PROGRAMME, body=volunteer_programme(), since=BEFORE_EVERYBODY)
    return 1
