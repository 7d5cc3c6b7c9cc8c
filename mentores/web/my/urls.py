"""The addresses of one's own space."""

from django.urls import path

from mentores.web.my import cases, trainings
from mentores.web.my.data import consents
from mentores.web.my.data import views as data
from mentores.web.my.documents import views as documents
from mentores.web.my.home import views as home
from mentores.web.my.part import views as part

app_name = "my"
urlpatterns = [
    path("", home.home, name="home"),
    path("data", data.data, name="data"),
    path("data/change", data.change, name="change"),
    path("data/confirm", data.confirm, name="confirm"),
    path("data/put-back", data.back, name="put_back"),
    path("data/agree", consents.agree, name="agree"),
    path("data/take-back", consents.take_back, name="take_back"),
    path("applications/<str:public_id>", cases.application, name="application"),
    path("applications/<str:public_id>/calendar", cases.application_calendar, name="application-calendar"),
    path("proposals/<str:public_id>", cases.proposal, name="proposal"),
    path("mentorships/<str:public_id>", cases.mentorship, name="mentorship"),
    path("other-entity/<str:public_id>", cases.handover, name="handover"),
    path("ratings/<str:public_id>", cases.rating, name="rating"),
    path("sessions", trainings.listing, name="sessions"),
    path("sessions/<slug:public_id>", trainings.session, name="session"),
    path("sessions/<slug:public_id>/calendar", trainings.calendar, name="session-calendar"),
    path("sessions/<slug:public_id>/material/<slug:file>", trainings.material, name="session-material"),
    path("paper", trainings.paper, name="paper"),
    path("documents", documents.documents, name="documents"),
    path("mentor/pause", part.pause_mentor, name="pause_mentor"),
    path("mentor/resume", part.resume_mentor, name="resume_mentor"),
    path("mentor/leave", part.leave_mentor, name="leave_mentor"),
    path("mentee/pause", part.pause_mentee, name="pause_mentee"),
    path("mentee/resume", part.resume_mentee, name="resume_mentee"),
    path("mentee/leave", part.leave_mentee, name="leave_mentee"),
]
