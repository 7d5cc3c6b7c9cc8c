"""The addresses for coming in and going out."""

from django.urls import URLPattern, URLResolver

app_name = "entry"
urlpatterns: list[URLPattern | URLResolver] = []
