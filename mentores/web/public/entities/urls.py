"""The addresses of the directory."""

from django.urls import path

from mentores.web.public.entities import views

urlpatterns = [
    path("", views.listing, name="entities"),
    path("<slug:slug>/", views.entity, name="entity"),
    path("<slug:slug>/logo/<slug:sha256>", views.logo, name="entity-logo"),
]
