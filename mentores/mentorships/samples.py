"""The notices of this app, each with data to show it with."""

from django.utils.translation import gettext_lazy as _

from mentores.messaging.catalogue import Notice

PAIR = {"other": "Rui", "entity": "Associação Exemplo"}
MAIL, PHONE = "rui@exemplo.example.org", "+351 912 345 678"

NOTICES = {
    "opened": Notice(
        _("the mentorship begins"),
        samples=(
            {**PAIR, "email": MAIL, "phone": PHONE},
            {**PAIR, "email": "", "phone": PHONE},
            {**PAIR, "email": "", "phone": ""},
        ),
        link="mentorship",
        to_participants=True,
    ),
    "help_wanted": Notice(_("somebody asks for help")),
}
