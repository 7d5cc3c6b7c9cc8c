"""What must be said before anybody can register: the notice, what people may agree to, who answers for the programme.

A beginning, to be replaced by whoever runs the programme: the contacts are examples. Nobody has reviewed the texts in
the language that they speak first, Portuguese apart.
"""

import json
from datetime import date
from pathlib import Path

from django.db import transaction

from mentores.consents.models import Text
from mentores.consents.purposes import INFORMATION, SENDING, SENSITIVE
from mentores.consents.services import publish
from mentores.partners.models import Promoter

NOTICE = INFORMATION
FIRST = (NOTICE, SENSITIVE, SENDING)
BEFORE_EVERYBODY = date(2000, 1, 1)  # valid for whoever registers, also in a demonstration of the past
DATA = Path(__file__).parent / "data"


def first_text(purpose: str) -> dict[str, str]:
    """A first text in the languages it was written in: its short form, then questions, each followed by its answer."""
    files = sorted(DATA.glob(f"{purpose}.*.txt"))
    return {path.name.split(".")[1]: path.read_text(encoding="utf-8").strip() for path in files}


@transaction.atomic
def load_first_texts() -> int:
    """Publish each text of which there is none, and name the promoter if there is none. Returns how many were added."""
    missing = [purpose for purpose in FIRST if not Text.objects.filter(purpose=purpose).exists()]
    for purpose in missing:
        publish(purpose, body=first_text(purpose), since=BEFORE_EVERYBODY)
    promoter = json.loads((DATA / "promoter.json").read_text(encoding="utf-8"))
    _promoter, promoter_is_new = Promoter.objects.get_or_create(only=True, defaults=promoter)
    return len(missing) + promoter_is_new
