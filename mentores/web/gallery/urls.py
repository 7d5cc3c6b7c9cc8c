"""The address of the gallery."""

from django.urls import path

from mentores.web.gallery import views

app_name = "gallery"

urlpatterns = [path("", views.gallery, name="home")]
