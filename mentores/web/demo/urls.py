"""The addresses of the demonstration."""

from django.urls import include, path

from mentores.web.demo import views

app_name = "demo"

urlpatterns = [
    path("", views.home, name="home"),
    path("enter/<slug:key>", views.enter, name="enter"),
    path("outbox/", include("mentores.web.demo.outbox.urls")),
]
