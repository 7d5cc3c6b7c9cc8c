"""The addresses of lists that the national team brings."""

from django.urls import path

from mentores.web.importing.urls import addresses
from mentores.web.office.imports import views

urlpatterns = [path("", views.listing, name="imports"), *addresses(views.DOOR)]
