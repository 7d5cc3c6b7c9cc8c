"""The addresses of the office."""

from django.urls import path

from mentores.web.office.applications import views as applications
from mentores.web.office.audit import views as audit
from mentores.web.office.entities import views as entities
from mentores.web.office.figures import views as figures
from mentores.web.office.home import views as home
from mentores.web.office.promoter import views as promoter
from mentores.web.office.round import views as rounds

app_name = "office"
urlpatterns = [
    path("", home.page, name="home"),
    path("figures/", figures.page, name="figures"),
    path("figures.json", figures.for_machines, name="figures-json"),
    path("applications/", applications.listing, name="applications"),
    path("applications/<str:public_id>/", applications.page, name="application"),
    path("round/", rounds.page, name="round"),
    path("entities/", entities.listing, name="entities"),
    path("audit/", audit.page, name="audit"),
    path("promoter/", promoter.page, name="promoter"),
]
