"""The addresses of a company contact's page."""

from django.urls import path

from mentores.web.company import views

app_name = "company"

urlpatterns = [
    path("", views.home, name="home"),
    path("links/begin", views.begin, name="campaign-begin"),
    path("links/<slug:public_id>/end", views.end, name="campaign-end"),
]
