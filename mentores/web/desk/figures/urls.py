"""The address of the entity's figures."""

from django.urls import path

from mentores.web.desk.figures import views

urlpatterns = [path("", views.page, name="figures")]
