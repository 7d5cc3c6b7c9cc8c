"""The addresses of mentorships."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
