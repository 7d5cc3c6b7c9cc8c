"""The menu of the office: the pages of the role, few in sight, each one opens."""

import re

import pytest

from mentores.accounts.roles import Role
from mentores.web.office.menu import MOST_IN_SIGHT
from tests.web.office.sitting import seated

OF_THE_TEAM = {
    *("figures", "applications", "overdue", "requests", "round", "entities", "sessions"),
    *("team", "data", "messages", "admission"),
}
OF_EDITORS = {"texts", "guides", "admission", "promoter"}


def menu_of(page):
    """The pages in sight, and those behind «More»."""
    html = page.content.decode().split("<main")[0]
    sight, _more, groups = html.partition('class="menu-groups"')
    return re.findall(r'href="/office/(\w+)/"', sight), re.findall(r'href="/office/(\w+)/"', groups)


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.NATIONAL_COORDINATOR, OF_THE_TEAM | OF_EDITORS | {"imports"}),
        (Role.NATIONAL_TECHNICIAN, OF_THE_TEAM),
        (Role.AUDITOR, {"figures", "audit"}),
        (Role.EDITOR, OF_EDITORS),
    ],
)
def test_the_menu_names_the_pages_of_the_role_and_each_opens(db, role, sees):
    member = seated(role)

    sight, groups = menu_of(member.get("/office/"))

    assert {*sight, *groups} == sees
    assert 1 + len(sight) + bool(groups) <= MOST_IN_SIGHT
    assert {member.get(f"/office/{name}/").status_code for name in sees} == {200}


@pytest.mark.parametrize(("page", "marked"), [("texts", True), ("figures", False)])
def test_more_is_marked_where_it_holds_the_page(db, page, marked):
    html = seated(Role.NATIONAL_COORDINATOR).get(f"/office/{page}/").content.decode()

    assert ('<summary aria-current="true">' in html) == marked
