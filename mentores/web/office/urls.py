"""The addresses of the office."""

from django.urls import include, path

from mentores.web.office.admission import views as admission
from mentores.web.office.applications import views as applications
from mentores.web.office.audit import views as audit
from mentores.web.office.entities import acts, details, people
from mentores.web.office.entities import views as entities
from mentores.web.office.figures import views as figures
from mentores.web.office.funnel import views as funnel
from mentores.web.office.guides import views as guides
from mentores.web.office.home import views as home
from mentores.web.office.messages import views as messages
from mentores.web.office.notices import views as notices
from mentores.web.office.notices import words as notice_words
from mentores.web.office.overdue import views as overdue
from mentores.web.office.promoter import views as promoter
from mentores.web.office.requests import views as requests
from mentores.web.office.retention import views as retention
from mentores.web.office.round import views as rounds
from mentores.web.office.same import views as same
from mentores.web.office.team import views as team
from mentores.web.office.texts import views as texts
from mentores.web.office.training import views as training
from mentores.web.training import views as sessions

DOOR = {"door": "office"}
app_name = "office"
urlpatterns = [
    path("", home.page, name="home"),
    path("figures/", figures.page, name="figures"),
    path("figures.json", figures.for_machines, name="figures-json"),
    path("applications/", applications.listing, name="applications"),
    path("applications/<str:public_id>/", applications.page, name="application"),
    path("admission/", admission.page, name="admission"),
    path("admission/sharing", admission.sharing, name="admission-sharing"),
    *(
        path(f"admission/{kind}s/{address}", view, {"kind": kind}, name=f"admission-{kind}{name}")
        for kind in ("rule", "signpost")
        for address, view, name in (
            ("new", admission.new, "-new"),
            ("<slug:code>", admission.edit, ""),
            ("<slug:code>/<slug:name>", admission.act, "-act"),
        )
    ),
    path("funnel/", funnel.page, name="funnel"),
    path("overdue/", overdue.listing, name="overdue"),
    path("overdue/entity/<slug:public_id>/", overdue.of_entity, name="overdue-entity"),
    path("overdue/<slug:public_id>/", overdue.case, name="overdue-case"),
    path("overdue/<slug:public_id>/name", overdue.name, name="overdue-name"),
    path("overdue/<slug:public_id>/refer", overdue.refer, name="overdue-refer"),
    path("requests/", requests.listing, name="requests"),
    path("requests/<slug:public_id>/", requests.page, name="request"),
    path("requests/<slug:public_id>/take", requests.take, name="request-take"),
    path("requests/<slug:public_id>/close", requests.close, name="request-close"),
    path("round/", rounds.page, name="round"),
    path("imports/", include("mentores.web.office.imports.urls")),
    path("entities/", entities.listing, name="entities"),
    path("entities/<slug:public_id>/", entities.page, name="entity"),
    path("entities/<slug:public_id>/edit", details.edit, name="entity-edit"),
    path("entities/<slug:public_id>/invite", people.invite, name="entity-invite"),
    path("entities/<slug:public_id>/transfer", acts.transfer, name="entity-transfer"),
    *(
        path(f"entities/<slug:public_id>/{act}", acts.page, {"act": act}, name=f"entity-{act}")
        for act in ("admit", "refuse", "activate", "suspend", "resume", "end")
    ),
    path("invitations/<slug:public_id>/revoke", people.revoke, name="invitation-revoke"),
    path("team/", team.page, name="team"),
    path("team/propose", team.propose, name="team-propose"),
    path("team/second/<slug:public_id>", team.second, name="team-second"),
    path("team/<slug:public_id>/end", team.end, name="team-end"),
    path("team/<slug:public_id>/keep", team.keep, name="team-keep"),
    path("audit/", audit.page, name="audit"),
    path("audit/export", audit.export, name="audit-export"),
    path("texts/", texts.listing, name="texts"),
    path("texts/<slug:purpose>/", texts.page, name="text"),
    path("texts/<slug:purpose>/publish", texts.publish, name="text-publish"),
    path("guides/", guides.listing, name="guides"),
    path("guides/<slug:code>/", guides.page, name="guide"),
    path("guides/<slug:code>/publish", guides.publish_next, name="guide-publish"),
    path("data/", retention.page, name="data"),
    path("data/terms/<slug:code>", retention.term, name="data-term"),
    path("same/", same.listing, name="same"),
    path("same/<slug:public_id>/", same.pair, name="same-pair"),
    path("messages/", messages.page, name="messages"),
    path("messages/release", messages.release, name="messages-release"),
    path("messages/cancel", messages.cancel, name="messages-cancel"),
    path("messages/<slug:public_id>/tell", messages.tell, name="messages-tell"),
    path("notices/", notices.listing, name="notices"),
    path("notices/in/<slug:language>/", notices.in_language, name="notices-language"),
    path("notices/<slug:app>/<slug:name>/", notices.page, name="notice"),
    path("notices/<slug:app>/<slug:name>/<slug:language>/", notice_words.edit, name="notice-words"),
    path("notices/<slug:app>/<slug:name>/<slug:language>/read", notice_words.mark_read, name="notice-read"),
    path("sessions/", sessions.listing, DOOR, name="sessions"),
    path("sessions/new", sessions.kinds, DOOR, name="session-new"),
    path("sessions/new/<slug:kind>", sessions.plan, DOOR, name="session-plan"),
    path("sessions/<slug:public_id>", sessions.page, DOOR, name="session"),
    *(
        path(f"sessions/<slug:public_id>/{name}", view, DOOR, name=f"session-{name}")
        for name, view in (
            ("change", sessions.change),
            ("cancel", sessions.cancel),
            ("attendance", sessions.attendance),
            ("list", sessions.sheet),
            ("code", sessions.code),
            ("add-material", sessions.add_material),
        )
    ),
    path("sessions/<slug:public_id>/materials/<slug:file>", sessions.material, DOOR, name="session-material"),
    path(
        "sessions/<slug:public_id>/materials/<slug:file>/remove",
        sessions.remove_material,
        DOOR,
        name="session-remove-material",
    ),
    path("sessions/places/<slug:public_id>/answer", sessions.answer, DOOR, name="session-answer"),
    path("sessions/places/<slug:public_id>/take-out", sessions.take_out, DOOR, name="session-take-out"),
    path("preparation/", training.page, name="preparation"),
    path("promoter/", promoter.page, name="promoter"),
]
