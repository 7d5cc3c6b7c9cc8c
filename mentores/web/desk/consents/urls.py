"""The addresses of the consents of a person, from each page on which the person stands."""

from django.urls import path

from mentores.web.desk.consents import views

urlpatterns = [
    path(f"{kind}s/<slug:public_id>/consents", views.page, {"kind": kind}, name=f"{kind}-consents")
    for kind in views.CASES
]
