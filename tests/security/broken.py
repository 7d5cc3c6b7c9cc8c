"""Addresses of which one always fails."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as ours


class Failure(Exception):
    """Something that nobody expected."""


def fails(request: HttpRequest) -> HttpResponse:
    raise Failure


__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

# The gates let pass what belongs to no door by its name.
urlpatterns = [path("fails", fails, name="healthz"), *ours]
