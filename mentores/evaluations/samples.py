"""The notices of this app, each with data to show it with."""

from django.utils.translation import gettext_lazy as _

from mentores.messaging.catalogue import Notice

NOTICES = {"asked": Notice(_("question about the mentorship"), link="rating", to_participants=True)}
