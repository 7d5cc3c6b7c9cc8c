"""The addresses of the entity's own card."""

from django.urls import path

from mentores.web.desk.entity import views
from mentores.web.desk.entity.parts import PARTS

urlpatterns = [
    path("", views.page, name="entity"),
    *(path(part, views.change, {"name": part}, name=f"entity-{part}") for part in PARTS),
    path("absences", views.absences, name="entity-absences"),
    path("absences/<slug:public_id>/remove", views.remove_absence, name="entity-absence-remove"),
]
