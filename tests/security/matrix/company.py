"""Rows of the companies."""

from tests.security.matrix.page import ACT, Page

PAGES = (
    Page(name="company:home", roles=("company_contact",)),
    Page(
        name="company:campaign-begin",
        roles=("company_contact",),
        verbs=ACT,
        finds={"": ("company_contact",)},
        body={"company": "Empresa"},
    ),
    Page(
        name="company:campaign-end",
        roles=("company_contact",),
        verbs=ACT,
        finds={"own": ("company_contact",)},
        misses=("foreign", "absent"),
    ),
)
