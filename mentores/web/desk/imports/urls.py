"""The addresses of imports into one's own entity."""

from django.urls import path

from mentores.web.desk.imports import views
from mentores.web.importing.urls import addresses

urlpatterns = [path("", views.listing, name="imports"), *addresses(views.DOOR)]
