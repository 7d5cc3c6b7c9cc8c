"""The notices of this app, each with data to show it with."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from mentores.admissions.models import Reason
from mentores.messaging.catalogue import Notice
from mentores.participants.models import Side

WITH_MAIL = {"name": "Associação Exemplo", "public_email": "geral@exemplo.example.org"}
WITHOUT_MAIL = {"name": "Associação Exemplo", "public_email": ""}
DAY = date(2026, 3, 9)

NOTICES = {
    "received": Notice(
        _("registration received"),
        samples=(
            {"application": {"side": Side.MENTEE, "entity": WITH_MAIL}, "answer_by": DAY},
            {"application": {"side": Side.MENTOR, "entity": None}, "answer_by": DAY},
        ),
        link="application",
    ),
    "draft_code": Notice(_("code to go on with a registration"), samples=({"code": "BCDFG-23456"},)),
    "thanks_for_referring": Notice(_("thanks for registering somebody")),
    "arrived": Notice(
        _("somebody has registered"),
        samples=(
            {"application": {"side": Side.MENTEE}, "answer_by": DAY},
            {"application": {"side": Side.MENTOR}, "answer_by": DAY},
        ),
    ),
    "accepted": Notice(
        _("registration accepted"),
        samples=(
            {"application": {"side": Side.MENTEE, "entity": WITH_MAIL}},
            {"application": {"side": Side.MENTOR, "entity": WITH_MAIL}},
        ),
        link="claim",
    ),
    "not_accepted": Notice(
        _("registration not accepted"),
        samples=(
            {"application": {"entity": WITH_MAIL}, "reason": Reason.OUTSIDE_PROGRAMME.label},
            {"application": {"entity": WITHOUT_MAIL}, "reason": Reason.OTHER.label},
        ),
    ),
}
