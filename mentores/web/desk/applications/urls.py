"""The addresses of applications."""

from django.urls import path

from mentores.web.desk.applications import views

urlpatterns = [
    path("<slug:public_id>", views.page, name="application"),
    path("<slug:public_id>/accept", views.accept, name="application-accept"),
    path("<slug:public_id>/decline", views.decline, name="application-decline"),
    path("<slug:public_id>/withdraw", views.withdraw, name="application-withdraw"),
]
