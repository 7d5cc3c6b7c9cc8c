"""The addresses of the desk."""

from django.urls import include, path

app_name = "desk"

urlpatterns = [
    path("", include("mentores.web.desk.home.urls")),
    path("", include("mentores.web.desk.lists.urls")),
    path("register/", include("mentores.web.desk.registering.urls")),
    path("applications/", include("mentores.web.desk.applications.urls")),
    path("", include("mentores.web.desk.profiles.urls")),
    path("mentors/", include("mentores.web.desk.mentors.urls")),
    path("mentees/", include("mentores.web.desk.mentees.urls")),
    path("", include("mentores.web.desk.training.urls")),
    path("", include("mentores.web.desk.consents.urls")),
    path("data/", include("mentores.web.desk.data.urls")),
    path("same/", include("mentores.web.desk.same.urls")),
    path("proposals/", include("mentores.web.desk.proposals.urls")),
    path("round/", include("mentores.web.desk.rounds.urls")),
    path("mentorships/", include("mentores.web.desk.mentorships.urls")),
    path("contacts/", include("mentores.web.desk.contacts.urls")),
    path("people/", include("mentores.web.desk.people.urls")),
    path("charges/", include("mentores.web.desk.charges.urls")),
    path("entity/", include("mentores.web.desk.entity.urls")),
    path("figures/", include("mentores.web.desk.figures.urls")),
    path("requests/", include("mentores.web.desk.requests.urls")),
    path("imports/", include("mentores.web.desk.imports.urls")),
]
