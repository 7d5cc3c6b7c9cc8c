"""The addresses of training sessions, and of how mentors and mentees are prepared."""

from django.urls import path

from mentores.web.desk.training import people, preparation
from mentores.web.training import views as sessions

DOOR = {"door": "desk"}

urlpatterns = [
    path("sessions/", sessions.listing, DOOR, name="sessions"),
    path("sessions/new", sessions.kinds, DOOR, name="session-new"),
    path("sessions/new/<slug:kind>", sessions.plan, DOOR, name="session-plan"),
    path("sessions/<slug:public_id>", sessions.page, DOOR, name="session"),
    path("sessions/<slug:public_id>/change", sessions.change, DOOR, name="session-change"),
    path("sessions/<slug:public_id>/cancel", sessions.cancel, DOOR, name="session-cancel"),
    path("sessions/<slug:public_id>/invite", people.invite, name="session-invite"),
    path("sessions/<slug:public_id>/attendance", sessions.attendance, DOOR, name="session-attendance"),
    path("sessions/<slug:public_id>/list", sessions.sheet, DOOR, name="session-list"),
    path("sessions/<slug:public_id>/code", sessions.code, DOOR, name="session-code"),
    path("sessions/<slug:public_id>/enrol", sessions.enrol, DOOR, name="session-enrol"),
    path("sessions/<slug:public_id>/materials", sessions.add_material, DOOR, name="session-add-material"),
    path("sessions/<slug:public_id>/materials/<slug:file>", sessions.material, DOOR, name="session-material"),
    path(
        "sessions/<slug:public_id>/materials/<slug:file>/remove",
        sessions.remove_material,
        DOOR,
        name="session-remove-material",
    ),
    path("sessions/places/<slug:public_id>/answer", sessions.answer, DOOR, name="session-answer"),
    path("sessions/places/<slug:public_id>/take-out", sessions.take_out, DOOR, name="session-take-out"),
    path("mentors/<slug:public_id>/preparation", preparation.of_mentor, name="mentor-preparation"),
    path("mentors/<slug:public_id>/paper", preparation.paper, name="mentor-paper"),
    path("mentees/<slug:public_id>/preparation", preparation.of_mentee, name="mentee-preparation"),
]
