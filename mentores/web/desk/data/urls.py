"""The addresses of a person's data."""

from django.urls import path

from mentores.web.desk.data import views

urlpatterns = [
    path("<slug:public_id>/", views.page, name="data"),
    path("<slug:public_id>/copy", views.copy, name="data-copy"),
    path("<slug:public_id>/download", views.download, name="data-download"),
    path("<slug:public_id>/contact", views.contact, name="data-contact"),
    path("<slug:public_id>/hold", views.hold, name="data-hold"),
    path("<slug:public_id>/release", views.release, name="data-release"),
    path("<slug:public_id>/erase", views.erase, name="data-erase"),
]
