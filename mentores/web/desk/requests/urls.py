"""The addresses of requests for help."""

from django.urls import path

from mentores.web.desk.requests import views

urlpatterns = [
    path("", views.listing, name="requests"),
    path("ask", views.ask, name="request-ask"),
    path("<slug:public_id>", views.page, name="request"),
    path("<slug:public_id>/again", views.ask_again, name="request-again"),
    path("<slug:public_id>/close", views.close, name="request-close"),
]
