"""The addresses of mentorships."""

from django.urls import path

from mentores.web.desk.mentorships import views

urlpatterns = [
    path("<slug:public_id>", views.page, name="mentorship"),
    path("<slug:public_id>/log-meeting", views.log_meeting, name="mentorship-log-meeting"),
    path("<slug:public_id>/undo-meeting/<slug:meeting_id>", views.undo_meeting, name="mentorship-undo-meeting"),
    path("<slug:public_id>/note-talk/<slug:meeting_id>", views.note_talk, name="mentorship-note-talk"),
    path("<slug:public_id>/pause", views.act, {"name": "pause"}, name="mentorship-pause"),
    path("<slug:public_id>/resume", views.act, {"name": "resume"}, name="mentorship-resume"),
    path("<slug:public_id>/wind-down", views.act, {"name": "wind_down"}, name="mentorship-wind-down"),
    path("<slug:public_id>/complete", views.act, {"name": "complete"}, name="mentorship-complete"),
    path("<slug:public_id>/interrupt", views.act, {"name": "interrupt"}, name="mentorship-interrupt"),
    path("<slug:public_id>/give-up", views.act, {"name": "give_up"}, name="mentorship-give-up"),
    path("<slug:public_id>/mark-mistaken", views.act, {"name": "mark_mistaken"}, name="mentorship-mark-mistaken"),
]
