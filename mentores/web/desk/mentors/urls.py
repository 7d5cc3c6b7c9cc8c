"""The addresses of mentors."""

from django.urls import path

from mentores.web.desk.mentors import handovers, views, waiting

urlpatterns = [
    path("<slug:public_id>", views.page, name="mentor"),
    path("<slug:public_id>/pause", views.pause, name="mentor-pause"),
    path("<slug:public_id>/resume", views.resume, name="mentor-resume"),
    path("<slug:public_id>/deactivate", views.deactivate, name="mentor-deactivate"),
    path("<slug:public_id>/reactivate", views.reactivate, name="mentor-reactivate"),
    path("<slug:public_id>/contact", waiting.contact, name="mentor-contact"),
    path("<slug:public_id>/alternative", waiting.alternative, name="mentor-alternative"),
    path("<slug:public_id>/ask-entity", handovers.ask, name="mentor-ask-entity"),
    path("<slug:public_id>/says-yes", handovers.mentor_says, {"answer": "yes"}, name="mentor-says-yes"),
    path("<slug:public_id>/says-no", handovers.mentor_says, {"answer": "no"}, name="mentor-says-no"),
    path("offered/<slug:public_id>", handovers.offered, name="handover"),
    path("offered/<slug:public_id>/yes", handovers.answer, {"answer": "yes"}, name="handover-yes"),
    path("offered/<slug:public_id>/no", handovers.answer, {"answer": "no"}, name="handover-no"),
    path("<slug:public_id>/release", waiting.release, name="mentor-release"),
    path("<slug:public_id>/update", views.update, name="mentor-update"),
]
