"""The addresses of suggestions for everybody who waits."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
