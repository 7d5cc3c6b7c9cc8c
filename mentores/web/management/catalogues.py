"""Which sentences the readers of a language meet: its catalogue holds those and no others."""

import re

from mentores.core.languages import Reach
from mentores.messaging.catalogue import notices

NOTICE = re.compile(r"mentores/(\w+)/templates/\w+/notices/(\w+)\.txt")
STAFF = r"mentores/(web/(desk|office|importing)|imports)/|/admin\.py"
# What stands on pages of the staff, of entities and of companies, wherever its words are written.
NOT_PARTICIPANTS = (
    STAFF + r"|mentores/web/(company|demo|entry/resets|gallery|helping|management|public/apply|road|same|training)/"
    r"|mentores/(audit|files|partners(?!/models/kinds\.py)|privacy|questionnaires|reporting)/|/samples\.py"
    r"|mentores/web/(fields/texts\.html|texts\.py)"
)
BEYOND = {
    Reach.PARTICIPANTS: re.compile(NOT_PARTICIPANTS),
    Reach.PUBLIC: re.compile(STAFF),
    Reach.EVERYTHING: re.compile(r"(?!)"),
}


def is_met(path: str, reach: Reach) -> bool:
    """Whether the readers of a language of this reach meet the words of a file, named from the root of the project."""
    notice = NOTICE.fullmatch(path)
    if notice and reach == Reach.PARTICIPANTS:
        return notices()["/".join(notice.groups())].reach == reach
    return not BEYOND[reach].search(path)
