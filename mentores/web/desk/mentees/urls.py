"""The addresses of mentees."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
