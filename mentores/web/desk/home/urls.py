"""The address of Today."""

from django.urls import path

from mentores.web.desk.home import views

urlpatterns = [path("", views.home, name="home")]
