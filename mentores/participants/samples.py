"""The notices of this app, each with data to show it with."""

from django.utils.translation import gettext_lazy as _

from mentores.messaging.catalogue import Notice

WITH_PHONE = {"name": "Associação Exemplo", "public_phone": "+351 212 345 678"}
WITHOUT = {"name": "Associação Exemplo", "public_phone": ""}

NOTICES = {
    "still_right": Notice(
        _("the yearly question: is this still right?"),
        samples=({"entity": "Associação Exemplo"},),
        link="profile_check",
        to_participants=True,
    ),
    "pause_over": Notice(
        _("a pause has ended"),
        samples=(
            {"entity": WITH_PHONE, "is_mentor": True},
            {"entity": WITHOUT, "is_mentor": False},
        ),
        to_participants=True,
    ),
    "alternative": Notice(
        _("another way to help, to a mentor who waits"),
        samples=(
            {"entity": WITH_PHONE, "kind": "exchange"},
            {"entity": WITHOUT, "kind": "language_cafe"},
        ),
        to_participants=True,
    ),
    "handover_asked": Notice(
        _("may another entity accompany the mentor?"),
        samples=({"entity": WITH_PHONE, "other": {"name": "Município Exemplo"}},),
        link="handover",
        to_participants=True,
    ),
    "staying": Notice(
        _("the entity that was asked cannot accompany the mentor"),
        samples=({"entity": WITH_PHONE, "other": {"name": "Município Exemplo"}},),
        to_participants=True,
    ),
    "handover_offered": Notice(_("another entity offers a mentor")),
    "handover_refused": Notice(_("a mentor who was offered stays")),
    "handover_agreed": Notice(
        _("a mentor who was offered has gone"), samples=({"other": {"name": "Município Exemplo"}},)
    ),
    "mentor_arrived": Notice(_("a mentor has come from another entity")),
    "handed_over": Notice(
        _("another entity accompanies the mentor"),
        samples=(
            {"entity": {"name": "Município Exemplo", "public_email": "ola@exemplo.pt", "public_phone": ""}},
            {"entity": WITHOUT},
        ),
        to_participants=True,
    ),
    "released": Notice(_("nobody was found for a mentor"), samples=({"entity": WITH_PHONE},), to_participants=True),
    "paper_to_sign": Notice(
        _("the volunteer programme waits for a signature"),
        samples=({"entity": WITHOUT},),
        link="paper",
        to_participants=True,
    ),
    "reference_wanted": Notice(
        _("question to somebody whom a mentor has named"),
        samples=({"person": None, "name": "Rui Exemplo", "mentor": "Ana Exemplo", "entity": WITHOUT},),
        link="reference",
        to_anybody=True,
    ),
}
