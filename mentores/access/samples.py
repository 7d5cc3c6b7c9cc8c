"""The notices of this app, each with data to show it with."""

from datetime import UTC, datetime

from django.utils.translation import gettext_lazy as _

from mentores.messaging.catalogue import Notice

EVENING = datetime(2026, 3, 2, 19, 30, tzinfo=UTC)

NOTICES = {
    "code": Notice(_("code for signing in, by e-mail"), samples=({"code": "123456"},), to_anybody=True),
    "contact_code": Notice(_("code that confirms a contact"), samples=({"code": "BCD234"},), to_anybody=True),
    "signing_code": Notice(_("code that signs a paper"), samples=({"code": "123456"},), to_anybody=True),
    "nobody": Notice(_("nobody signs in with this address"), to_anybody=True),
    "login_taken": Notice(_("the address belongs to another login"), to_anybody=True),
    "new_device": Notice(
        _("a new device signed in"),
        samples=({"browser": "Firefox", "at": EVENING}, {"browser": "", "at": EVENING}),
        link="session",
        to_anybody=True,
    ),
    "password_changed": Notice(_("the password has changed"), to_anybody=True),
    "factors_changed": Notice(_("the second step has changed"), to_anybody=True),
    "login_changed": Notice(_("the address or telephone of the login has changed"), to_anybody=True),
    "reset_asked": Notice(_("somebody asked to reset the second step")),
    "reset_done": Notice(_("the second step was taken away")),
}
