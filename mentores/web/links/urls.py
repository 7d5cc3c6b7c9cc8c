"""The addresses of links: settings.LINK_PAGES names one for each purpose."""

from django.urls import path

from mentores.web.links import trainings, views

app_name = "links"
urlpatterns = [
    path("application/<str:token>", views.application, name="application"),
    path("application/<str:token>/calendar", views.application_calendar, name="application-calendar"),
    path("application/<str:token>/more", views.more, name="more"),
    path("invitation/<str:token>", views.invitation, name="invitation"),
    path("claim/<str:token>", views.claim, name="claim"),
    path("profile/<str:token>", views.profile_check, name="profile_check"),
    path("proposal/<str:token>", views.proposal, name="proposal"),
    path("mentorship/<str:token>", views.mentorship, name="mentorship"),
    path("rating/<str:token>", views.rating, name="rating"),
    path("training/<str:token>", trainings.session, name="training"),
    path("training/<str:token>/calendar", trainings.calendar, name="training-calendar"),
    path("training/<str:token>/material/<slug:file>", trainings.material, name="training-material"),
    path("paper/<str:token>", trainings.paper, name="paper"),
    path("entity/<str:token>", views.handover, name="handover"),
    path("reference/<str:token>", trainings.reference, name="reference"),
    path("session/<str:token>", views.session, name="session"),
]
