"""The addresses of mentees."""

from django.urls import path

from mentores.web.desk.mentees import views

urlpatterns = [
    path("<slug:public_id>", views.page, name="mentee"),
    path("<slug:public_id>/propose", views.propose, name="mentee-propose"),
    path("<slug:public_id>/pause", views.pause, name="mentee-pause"),
    path("<slug:public_id>/resume", views.resume, name="mentee-resume"),
    path("<slug:public_id>/finish", views.finish, name="mentee-finish"),
    path("<slug:public_id>/reopen", views.reopen, name="mentee-reopen"),
]
