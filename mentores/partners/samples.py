"""The notices of this app, each with data to show it with."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import Role
from mentores.messaging.catalogue import Notice
from mentores.partners.models import Topic

DAY = date(2026, 3, 9)
ENTITY = {"name": "Associação Exemplo"}
OF_THE_ENTITY = {"entity": ENTITY}
CANDIDACY = {"candidacy": {"contact_name": "Ana Silva"}, "entity": ENTITY}
REASON = "Os estatutos ainda não foram publicados."
INVITATION = {"name": "Ana Silva", "expires_at": DAY}
HELP = {"request": {"entity": ENTITY, "get_topic_display": Topic.METHOD.label}}

NOTICES = {
    "candidacy_received": Notice(_("an organisation has applied: to the organisation"), samples=(CANDIDACY,)),
    "candidacy_arrived": Notice(_("an organisation has applied: to the national team")),
    "admitted": Notice(_("the organisation is admitted"), samples=(CANDIDACY,)),
    "not_admitted": Notice(
        _("the organisation is not admitted"), samples=({**CANDIDACY, "reason": REASON}, {**CANDIDACY, "reason": ""})
    ),
    "activated": Notice(_("the entity begins its work"), samples=(OF_THE_ENTITY,)),
    "suspended": Notice(_("the entity is suspended"), samples=(OF_THE_ENTITY,)),
    "resumed": Notice(_("the entity works again"), samples=(OF_THE_ENTITY,)),
    "ended": Notice(_("the entity has left the network"), samples=(OF_THE_ENTITY,)),
    "invited": Notice(
        _("invitation"),
        samples=(
            {"invitation": {**INVITATION, "entity": ENTITY, "get_role_display": Role.TECHNICIAN.label}},
            {"invitation": {**INVITATION, "entity": None, "get_role_display": Role.AUDITOR.label}},
        ),
        link="invitation",
    ),
    "second_wanted": Notice(_("an invitation waits for a second person")),
    "joined": Notice(_("invitation accepted"), samples=({"invitation": {"get_role_display": Role.TECHNICIAN.label}},)),
    "membership_ended": Notice(
        _("the work for an entity has ended"), samples=({**OF_THE_ENTITY, "role": Role.READER.label},)
    ),
    "cases_handed": Notice(
        _("cases were handed over"), samples=({**OF_THE_ENTITY, "number": 1}, {**OF_THE_ENTITY, "number": 12})
    ),
    "insurance_ends": Notice(
        _("the group insurance ends soon"), samples=({"entity": {**ENTITY, "insurance_until": DAY}},)
    ),
    "help_asked": Notice(_("an entity asks for help"), samples=(HELP,)),
    "help_answered": Notice(_("the national team has answered an entity"), samples=(HELP,)),
    "many_files_opened": Notice(_("many files opened in a short time"), samples=({"reader": "Rui", "files": 61},)),
    "record_broken": Notice(_("the record of acts does not fit its seals"), samples=({"faults": 3},)),
}
