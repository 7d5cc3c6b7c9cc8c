"""The addresses of the entity's own card."""

from django.urls import path

from mentores.web.desk.entity import views

urlpatterns = [
    path("", views.page, name="entity"),
    path("edit", views.edit, name="entity-edit"),
]
