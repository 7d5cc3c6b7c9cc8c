"""The addresses of entity."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
