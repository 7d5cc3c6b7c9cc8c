"""The address of a company contact's page."""

from django.urls import path

from mentores.web.company import views

app_name = "company"

urlpatterns = [path("", views.home, name="home")]
