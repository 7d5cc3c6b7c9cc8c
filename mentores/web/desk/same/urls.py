"""The addresses of records that may be one person."""

from django.urls import path

from mentores.web.desk.same import views

urlpatterns = [
    path("<slug:public_id>/with/<slug:other>", views.page, name="same"),
    path("<slug:public_id>/with/<slug:other>/merge", views.merge, name="same-merge"),
    path("<slug:public_id>/with/<slug:other>/apart", views.apart, name="same-apart"),
    path("<slug:public_id>/ask", views.ask, name="same-ask"),
    path("undo/<slug:public_id>", views.undo, name="same-undo"),
]
