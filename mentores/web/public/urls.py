"""The addresses of the public pages."""

from django.urls import include, path

app_name = "public"
urlpatterns = [
    path("", include("mentores.web.public.pages.urls")),
    path("", include("mentores.web.public.registration.urls")),
    path("apply/", include("mentores.web.public.apply.urls")),
    path("entities/", include("mentores.web.public.entities.urls")),
    path("check-in/", include("mentores.web.public.checkin.urls")),
]
