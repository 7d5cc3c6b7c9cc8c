"""The addresses of imports, behind whichever door."""

from django.urls import URLPattern, path

from mentores.web.importing import views


def addresses(door: str) -> list[URLPattern]:
    """All but the list of imports, which is each door's own."""
    of = {"door": door}
    return [
        path("templates/<slug:kind>.<slug:ending>", views.template, of, name="imports-template"),
        path("<slug:public_id>/", views.page, of, name="import"),
        path("<slug:public_id>/columns", views.columns, of, name="import-columns"),
        path("<slug:public_id>/doubts", views.doubts, of, name="import-doubts"),
        path("<slug:public_id>/write", views.write, of, name="import-write"),
        path("<slug:public_id>/undo", views.undo, of, name="import-undo"),
        path("<slug:public_id>/again", views.again, of, name="import-again"),
        path("<slug:public_id>/drop", views.drop, of, name="import-drop"),
        path("<slug:public_id>/refused", views.refused, of, name="import-refused"),
    ]
