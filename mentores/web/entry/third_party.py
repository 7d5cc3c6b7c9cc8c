"""allauth's pages that this house uses, under the names allauth gives them.

Its page for signing up only says that nobody does so here: without it, allauth fails on an address it does not know.
"""

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("login", views.request_login_code, name="account_login"),
    path("login/code", views.request_login_code, name="account_request_login_code"),
    path("login/confirm", views.confirm_login_code, name="account_confirm_login_code"),
    path("logout", views.logout, name="account_logout"),
    path("signup", views.signup, name="account_signup"),
    path("inactive", views.account_inactive, name="account_inactive"),
]
