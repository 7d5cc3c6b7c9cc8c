"""The addresses of the lists."""

from django.urls import path

from mentores.web.desk.lists import together, views
from mentores.web.desk.lists.listings import LISTINGS

urlpatterns = [
    path("filters/<slug:public_id>/forget", views.forget, name="filter-forget"),
    *(path(f"{name}/", views.listing, {"name": name}, name=name) for name in LISTINGS),
    *(path(f"{name}/keep", views.save, {"name": name}, name=f"{name}-keep") for name in LISTINGS),
    *(path(f"{name}/export", views.export, {"name": name}, name=f"{name}-export") for name in LISTINGS),
    *(path(f"{name}/together", together.prepare, {"name": name}, name=f"{name}-together") for name in LISTINGS),
    *(path(f"{name}/together/do", together.do, {"name": name}, name=f"{name}-do") for name in LISTINGS),
    *(path(f"{name}/together/<slug:key>", together.done, {"name": name}, name=f"{name}-done") for name in LISTINGS),
]
