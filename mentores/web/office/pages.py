"""Which national roles each page of the office is for; a page that is not named here is for nobody."""

from collections.abc import Mapping

from mentores.accounts.roles import NATIONAL_CASE_ROLES, NATIONAL_ROLES, Role

ROLES: Mapping[str, tuple[str, ...]] = {
    "office:home": NATIONAL_ROLES,
    "office:figures": (*NATIONAL_CASE_ROLES, Role.AUDITOR),
    "office:figures-json": (*NATIONAL_CASE_ROLES, Role.AUDITOR),
    "office:applications": NATIONAL_CASE_ROLES,
    "office:application": NATIONAL_CASE_ROLES,
    "office:round": NATIONAL_CASE_ROLES,
    "office:entities": (*NATIONAL_CASE_ROLES, Role.AUDITOR),
    "office:audit": (Role.AUDITOR,),
    "office:promoter": (Role.NATIONAL_COORDINATOR, Role.EDITOR),
}
