"""Which national roles each page of the office is for; a page that is not named here is for nobody."""

from collections.abc import Mapping

from mentores.accounts.roles import NATIONAL_CASE_ROLES, NATIONAL_ROLES, Role

ROLES: Mapping[str, tuple[str, ...]] = {
    "office:home": NATIONAL_ROLES,
    "office:figures": (*NATIONAL_CASE_ROLES, Role.AUDITOR),
}
