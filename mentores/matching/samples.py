"""The notices of this app, each with data to show it with."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from mentores.messaging.catalogue import Notice

DAY = date(2026, 3, 9)
ENTITY = {"name": "Associação Exemplo", "public_email": "geral@exemplo.example.org", "public_phone": ""}
QUIET_ENTITY = {**ENTITY, "public_email": ""}

NOTICES = {
    "confirmation_wanted": Notice(_("a pair waits for confirmation")),
    "asked_mentor": Notice(
        _("question to the mentor"), samples=({"until": DAY},), link="proposal", to_participants=True
    ),
    "asked_mentee": Notice(
        _("question to the mentee"), samples=({"until": DAY},), link="proposal", to_participants=True
    ),
    "talk_wanted": Notice(_("somebody wants to talk first")),
    "came_to_nothing": Notice(_("the pair came to nothing"), to_participants=True),
    "accompanied_by": Notice(
        _("another entity accompanies the person"),
        samples=({"entity": ENTITY}, {"entity": QUIET_ENTITY}),
        to_participants=True,
    ),
    "cases_arrived": Notice(
        _("cases of another entity"), samples=({"entity": ENTITY, "number": 1}, {"entity": ENTITY, "number": 12})
    ),
}
