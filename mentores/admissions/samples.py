"""The notices of this app, each with data to show it with."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from mentores.admissions.models import Reason, Rule, Signpost, Way
from mentores.messaging.catalogue import Notice
from mentores.participants.models import Side

WITH_MAIL = {"name": "Associação Exemplo", "public_email": "geral@exemplo.example.org"}
WITHOUT_MAIL = {"name": "Associação Exemplo", "public_email": ""}
DAY = date(2026, 3, 9)
TALK = {"application": {"entity": WITH_MAIL}, "day": DAY, "hour": "10:30"}
CONDITION = Rule(name={"pt": "Ter 18 anos ou mais"}, text={"pt": "O programa é para pessoas adultas."})
LINE = Signpost(
    name={"pt": "Linha Exemplo"},
    text={"pt": "Responde em várias línguas."},
    phone="210 000 000",
    website="https://linha.example.org/",
)

NOTICES = {
    "received": Notice(
        _("registration received"),
        samples=(
            {"application": {"side": Side.MENTEE, "entity": WITH_MAIL}, "answer_by": DAY},
            {"application": {"side": Side.MENTOR, "entity": None}, "answer_by": DAY},
            {
                "application": {
                    "side": Side.MENTEE,
                    "entity": WITH_MAIL,
                    "way": Way.THIRD_PARTY,
                    "third_party": {"organisation": "Escola Exemplo"},
                },
                "answer_by": DAY,
            },
        ),
        link="application",
        to_participants=True,
    ),
    "draft_code": Notice(_("code to go on with a registration"), samples=({"code": "BCDFG-23456"},), to_anybody=True),
    "thanks_for_referring": Notice(_("thanks for registering somebody"), to_anybody=True),
    "arrived": Notice(
        _("somebody has registered"),
        samples=(
            {"application": {"side": Side.MENTEE}, "answer_by": DAY},
            {"application": {"side": Side.MENTOR}, "answer_by": DAY},
        ),
    ),
    "assigned": Notice(
        _("an entity has the registration now"),
        samples=({"application": {"entity": WITH_MAIL}, "answer_by": DAY},),
        link="application",
        to_participants=True,
    ),
    "interview": Notice(
        _("invitation to the interview"),
        samples=(
            {**TALK, "interview": {"mode": "in_person", "place": "Rua do Exemplo, 1", "minutes": 45}},
            {**TALK, "interview": {"mode": "phone", "minutes": 30}, "moved": True},
            {**TALK, "interview": {"mode": "online", "place": "https://video.example.org/abc", "minutes": 30}},
        ),
        link="application",
        to_participants=True,
    ),
    "interview_tomorrow": Notice(
        _("the interview is tomorrow"),
        samples=(
            {**TALK, "interview": {"mode": "in_person", "place": "Rua do Exemplo, 1"}},
            {**TALK, "interview": {"mode": "phone"}},
        ),
        link="application",
        to_participants=True,
    ),
    "interview_off": Notice(_("interview called off"), samples=(TALK,), link="application", to_participants=True),
    "interview_missed": Notice(
        _("the person did not come to the interview"),
        samples=(TALK, {**TALK, "application": {"entity": {**WITH_MAIL, "public_phone": "210 000 000"}}}),
        link="application",
        to_participants=True,
    ),
    "another_time": Notice(_("another time for the interview is asked for")),
    "referral_asked": Notice(
        _("may another entity accompany the person?"),
        samples=({"application": {"entity": WITH_MAIL}, "other": {"name": "Município Exemplo"}},),
        link="application",
        to_participants=True,
    ),
    "staying": Notice(
        _("the entity that was asked cannot accompany the person"),
        samples=({"application": {"entity": WITH_MAIL}, "other": {"name": "Município Exemplo"}},),
        link="application",
        to_participants=True,
    ),
    "referral_offered": Notice(_("another entity asks for help with a case")),
    "referral_refused": Notice(_("a case that was offered stays")),
    "referral_agreed": Notice(
        _("a case that was offered has gone"), samples=({"other": {"name": "Município Exemplo"}},)
    ),
    "reopened": Notice(
        _("registration opened again"),
        samples=({"application": {"entity": WITH_MAIL}},),
        link="application",
        to_participants=True,
    ),
    "late": Notice(
        _("cases that wait longer than promised"),
        samples=(
            {
                "cases": (
                    {"entity": "Associação Exemplo", "number": 3, "since": DAY},
                    {"entity": "", "number": 1, "since": DAY},
                )
            },
        ),
    ),
    "accepted": Notice(
        _("registration accepted"),
        samples=(
            {"application": {"side": Side.MENTEE, "entity": WITH_MAIL}},
            {"application": {"side": Side.MENTOR, "entity": WITH_MAIL}},
        ),
        link="claim",
        to_participants=True,
    ),
    "not_accepted": Notice(
        _("registration not accepted"),
        samples=(
            {
                "application": {"entity": WITH_MAIL},
                "reason": Reason.OUTSIDE_PROGRAMME.label,
                "signposts": [LINE],
            },
            {"application": {"entity": WITHOUT_MAIL}, "reason": Reason.NOT_ELIGIBLE.label, "condition": CONDITION},
        ),
        to_participants=True,
    ),
}
