"""The notices of this app, each with data to show it with."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from mentores.messaging.catalogue import Notice
from mentores.training.topics import Kind

ROOM = {
    "kind": Kind.MENTOR_TRAINING,
    "begins": datetime(2026, 3, 9, 18, 30, tzinfo=ZoneInfo("Europe/Lisbon")),
    "place": "Biblioteca Exemplo, Rua do Exemplo, 1",
    "is_online": False,
    "entity": {"name": "Associação Exemplo"},
}
ONLINE = {**ROOM, "place": "", "is_online": True, "entity": None}

NOTICES = {
    "invited": Notice(
        _("invitation to a session"),
        samples=(
            ROOM,
            *({**ROOM, "kind": kind} for kind in (Kind.MENTEE_ORIENTATION, Kind.EXCHANGE, Kind.INFORMATION)),
            {**ONLINE, "kind": Kind.STAFF},
        ),
        link="training",
        to_participants=True,
    ),
    "place_free": Notice(
        _("a place in a session is free"), samples=(ROOM, ONLINE), link="training", to_participants=True
    ),
    "tomorrow": Notice(_("the session is tomorrow"), samples=(ROOM, ONLINE), link="training", to_participants=True),
    "changed": Notice(
        _("the session has another time or place"), samples=(ROOM, ONLINE), link="training", to_participants=True
    ),
    "cancelled": Notice(_("the session does not take place"), samples=(ROOM, ONLINE), to_participants=True),
}
