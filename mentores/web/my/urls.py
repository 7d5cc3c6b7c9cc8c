"""The addresses of one's own space."""

from django.urls import URLPattern, URLResolver

app_name = "my"
urlpatterns: list[URLPattern | URLResolver] = []
