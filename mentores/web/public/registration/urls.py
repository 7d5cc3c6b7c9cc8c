"""The addresses of the registration forms."""

from django.urls import path

from mentores.web.public.registration import views

urlpatterns = [
    path("help/", views.offer_help, name="help"),
    path("support/", views.ask_for_support, name="support"),
    path("sent/", views.sent, name="sent"),
]
