"""The addresses for coming in and changing hats; signing in itself is in `third_party`."""

from django.urls import path

from mentores.web.entry import views

app_name = "entry"
urlpatterns = [
    path("", views.home, name="home"),
    path("hats", views.hats, name="hats"),
]
