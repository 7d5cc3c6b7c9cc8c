"""The addresses of registering somebody."""

from django.urls import path

from mentores.web.desk.registering import views

urlpatterns = [
    path("", views.begin, name="register"),
    path("<slug:side>", views.register, name="register-side"),
]
