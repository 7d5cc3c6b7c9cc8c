"""The addresses of the entity's own card."""

from django.urls import path

from mentores.web.desk.entity import logo, views
from mentores.web.desk.entity.parts import PARTS

urlpatterns = [
    path("", views.page, name="entity"),
    *(path(part, views.change, {"name": part}, name=f"entity-{part}") for part in PARTS),
    path("logo", logo.page, name="entity-logo"),
    path("logo/picture", logo.picture, name="entity-logo-picture"),
    path("logo/remove", logo.remove, name="entity-logo-remove"),
    path("absences", views.absences, name="entity-absences"),
    path("absences/<slug:public_id>/remove", views.remove_absence, name="absence-remove"),
]
