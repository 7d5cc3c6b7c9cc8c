"""The addresses of the answers of mentors and mentees."""

from django.urls import path

from mentores.web.desk.profiles import views

urlpatterns = [
    path("mentors/<slug:public_id>/profile", views.mentor_profile, name="mentor-profile"),
    path("mentors/<slug:public_id>/confirm", views.mentor_confirm, name="mentor-confirm"),
    path("mentors/<slug:public_id>/put-back", views.mentor_put_back, name="mentor-put-back"),
    path("mentees/<slug:public_id>/profile", views.mentee_profile, name="mentee-profile"),
    path("mentees/<slug:public_id>/confirm", views.mentee_confirm, name="mentee-confirm"),
    path("mentees/<slug:public_id>/put-back", views.mentee_put_back, name="mentee-put-back"),
]
