"""Which national roles each page of the office is for; a page that is not named here is for nobody."""

from collections.abc import Mapping

from mentores.accounts.roles import NATIONAL_CASE_ROLES, NATIONAL_ROLES, Role

DECIDES = (Role.NATIONAL_COORDINATOR,)  # on the network; a national technician may look
ROLES: Mapping[str, tuple[str, ...]] = {
    "office:home": NATIONAL_ROLES,
    "office:figures": (*NATIONAL_CASE_ROLES, Role.AUDITOR),
    "office:figures-json": (*NATIONAL_CASE_ROLES, Role.AUDITOR),
    "office:applications": NATIONAL_CASE_ROLES,
    "office:application": NATIONAL_CASE_ROLES,
    "office:round": NATIONAL_CASE_ROLES,
    "office:entities": NATIONAL_CASE_ROLES,
    "office:entity": NATIONAL_CASE_ROLES,
    "office:entity-edit": DECIDES,
    "office:entity-invite": DECIDES,
    "office:entity-admit": DECIDES,
    "office:entity-refuse": DECIDES,
    "office:entity-activate": DECIDES,
    "office:entity-suspend": DECIDES,
    "office:entity-resume": DECIDES,
    "office:entity-end": DECIDES,
    "office:entity-transfer": DECIDES,
    "office:invitation-revoke": DECIDES,
    "office:team": NATIONAL_CASE_ROLES,
    "office:team-propose": DECIDES,
    "office:team-second": DECIDES,
    "office:team-end": DECIDES,
    "office:team-keep": DECIDES,
    "office:audit": (Role.AUDITOR,),
    "office:audit-export": (Role.AUDITOR,),
    "office:texts": (Role.NATIONAL_COORDINATOR, Role.EDITOR),
    "office:text": (Role.NATIONAL_COORDINATOR, Role.EDITOR),
    "office:text-publish": (Role.NATIONAL_COORDINATOR, Role.EDITOR),
    "office:guides": (Role.NATIONAL_COORDINATOR, Role.EDITOR),
    "office:guide": (Role.NATIONAL_COORDINATOR, Role.EDITOR),
    "office:guide-publish": (Role.NATIONAL_COORDINATOR, Role.EDITOR),
    "office:messages": NATIONAL_CASE_ROLES,
    "office:messages-release": DECIDES,
    "office:messages-cancel": DECIDES,
    "office:messages-tell": NATIONAL_CASE_ROLES,
    "office:notices": (Role.NATIONAL_COORDINATOR, Role.EDITOR),
    "office:notice": (Role.NATIONAL_COORDINATOR, Role.EDITOR),
    "office:promoter": (Role.NATIONAL_COORDINATOR, Role.EDITOR),
}
