"""The address of suggestions for everybody who waits."""

from django.urls import path

from mentores.web.desk.rounds import views

urlpatterns = [path("", views.page, name="round")]
