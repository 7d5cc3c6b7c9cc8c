"""The address at which a case is handed over."""

from django.urls import path

from mentores.web.desk.charges import views

urlpatterns = [path("<slug:public_id>", views.hand_over, name="charge")]
