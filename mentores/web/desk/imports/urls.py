"""The addresses of imports into one's own entity."""

from django.urls import path

from mentores.web.desk.imports import views

urlpatterns = [
    path("", views.listing, name="imports"),
    path("templates/<slug:kind>.<slug:ending>", views.template, name="imports-template"),
    path("<slug:public_id>/", views.page, name="import"),
    path("<slug:public_id>/columns", views.columns, name="import-columns"),
    path("<slug:public_id>/doubts", views.doubts, name="import-doubts"),
    path("<slug:public_id>/write", views.write, name="import-write"),
    path("<slug:public_id>/undo", views.undo, name="import-undo"),
    path("<slug:public_id>/again", views.again, name="import-again"),
    path("<slug:public_id>/drop", views.drop, name="import-drop"),
    path("<slug:public_id>/refused", views.refused, name="import-refused"),
]
