"""The addresses of the form for organisations."""

from django.urls import path

from mentores.web.public.apply import views

urlpatterns = [
    path("", views.page, name="apply"),
    path("sent/", views.applied, name="applied"),
]
