"""The addresses of the registration."""

from django.urls import path

from mentores.web.public.registration import printing, referring, returning, sending, views

urlpatterns = [
    path("help/", views.offer_help, name="help"),
    path("help/<slug:screen>/", views.help_screen, name="help-screen"),
    path("support/", views.ask_for_support, name="support"),
    path("support/<slug:screen>/", views.support_screen, name="support-screen"),
    path("under-18/", views.under_18, name="under-18"),
    path("continue/", returning.resume, name="continue"),
    path("code/<slug:side>/", returning.code, name="code"),
    path("sent/", sending.sent, name="sent"),
    path("sent/contact/", sending.confirm, name="confirm-contact"),
    path("sent/contact/again/", sending.ask_again, name="contact-code"),
    path("sent/more/", sending.more, name="more"),
    path("refer/", referring.refer, name="refer"),
    path("refer/sent/", referring.referred, name="referred"),
    path("paper/", printing.choose, name="paper"),
    path("paper/<slug:side>/", printing.paper, name="paper-form"),
]
