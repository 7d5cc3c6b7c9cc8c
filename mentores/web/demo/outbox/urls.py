"""The addresses of the outbox."""

from django.urls import path

from mentores.web.demo.outbox import views

urlpatterns = [
    path("", views.listing, name="outbox"),
    path("<str:public_id>/", views.page, name="message"),
]
