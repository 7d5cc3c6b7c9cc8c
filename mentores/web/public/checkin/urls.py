"""The address for checking in."""

from django.urls import path

from mentores.web.public.checkin import views

urlpatterns = [path("", views.page, name="check-in")]
