"""Who may do what to an entity, its people, its invitations and its cases, and who may edit the promoter."""

from collections.abc import Callable, Mapping

from mentores.accounts.roles import CASE_ROLES, NATIONAL_CASE_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.partners.lifecycle import LIFECYCLE, REQUEST
from mentores.partners.models import Campaign, Charge, Entity, HelpRequest, Invitation, Membership


def coordinates(viewer: Viewer, entity: Entity) -> bool:
    return viewer.role == Role.COORDINATOR and viewer.entity_id == entity.pk


def runs_the_network(viewer: Viewer, entity: Entity | None = None) -> bool:
    return viewer.role == Role.NATIONAL_COORDINATOR


def coordinates_or_runs_the_network(viewer: Viewer, entity: Entity) -> bool:
    return coordinates(viewer, entity) or runs_the_network(viewer)


def edits_the_programme(viewer: Viewer) -> bool:
    return viewer.role in (Role.NATIONAL_COORDINATOR, Role.EDITOR)


MAY: Mapping[str, Callable[[Viewer, Entity], bool]] = {
    "admit": runs_the_network,
    "refuse": runs_the_network,
    "activate": runs_the_network,
    "suspend": runs_the_network,
    "resume": runs_the_network,
    "end": runs_the_network,
    "transfer_cases": runs_the_network,
    "update_entity": coordinates_or_runs_the_network,
    "add_absence": coordinates,
    "remove_absence": coordinates,
    "invite": coordinates_or_runs_the_network,
}


def acts_for(viewer: Viewer, entity: Entity) -> list[str]:
    """What this viewer may do now with the entity's place in the network: the buttons of the page."""
    return [act for act in LIFECYCLE.acts_in(entity.state) if MAY[act](viewer, entity)]


def may_invite_as(viewer: Viewer, entity: Entity | None, role: str) -> bool:
    """The coordinator invites everybody; the national team an entity's coordinators, and its own people."""
    if entity is None:
        return runs_the_network(viewer)
    return coordinates(viewer, entity) or (runs_the_network(viewer, entity) and role == Role.COORDINATOR)


def is_oneself(viewer: Viewer, membership: Membership) -> bool:
    """The member, wearing a hat of this entity."""
    return viewer.person_id == membership.person_id and viewer.entity_id == membership.entity_id


def coordinates_colleague(viewer: Viewer, membership: Membership) -> bool:
    return viewer.role == Role.COORDINATOR and viewer.entity_id == membership.entity_id


def ends_membership(viewer: Viewer, membership: Membership) -> bool:
    """The coordinator, whoever leaves, or the national team."""
    return coordinates_colleague(viewer, membership) or is_oneself(viewer, membership) or runs_the_network(viewer)


def hands_over(viewer: Viewer, membership: Membership) -> bool:
    """The coordinator, or whoever has the cases in hand."""
    return coordinates_colleague(viewer, membership) or is_oneself(viewer, membership)


MAY_MEMBERSHIP: Mapping[str, Callable[[Viewer, Membership], bool]] = {
    "change_role": coordinates_colleague,
    "end_membership": ends_membership,
    "hand_over_all": hands_over,
}


def answers_for_invitation(viewer: Viewer, invitation: Invitation) -> bool:
    if runs_the_network(viewer):
        return True
    return viewer.role == Role.COORDINATOR and invitation.entity_id in viewer.entities


def is_a_second_person(viewer: Viewer, invitation: Invitation) -> bool:
    """Another one of the national team than the one who invited."""
    return runs_the_network(viewer) and invitation.entity_id is None and viewer.person_id != invitation.invited_by_id


def is_invited(viewer: Viewer, invitation: Invitation) -> bool:
    return viewer.purpose == "invitation" and viewer.only == ("invitation", invitation.public_id)


MAY_INVITATION: Mapping[str, Callable[[Viewer, Invitation], bool]] = {
    "revoke_invitation": answers_for_invitation,
    "second_invitation": is_a_second_person,
    "accept_invitation": is_invited,
}


def hands_on(viewer: Viewer, charge: Charge) -> bool:
    """The coordinator; a technician what is in the own hands or in nobody's."""
    if viewer.role not in CASE_ROLES or viewer.entity_id != charge.entity_id:
        return False
    return viewer.role == Role.COORDINATOR or charge.member_id in (None, viewer.person_id)


MAY_CHARGE: Mapping[str, Callable[[Viewer, Charge], bool]] = {"hand_charge": hands_on}


def may_recruit(viewer: Viewer, entity: Entity) -> bool:
    """The company contact, or the coordinator of the entity that brings companies together."""
    return viewer.role in (Role.COMPANY_CONTACT, Role.COORDINATOR) and viewer.entity_id == entity.pk


def recruits(viewer: Viewer, campaign: Campaign) -> bool:
    return may_recruit(viewer, campaign.entity)


MAY_CAMPAIGN: Mapping[str, Callable[[Viewer, Campaign], bool]] = {"end_campaign": recruits}


def may_ask_for_help(viewer: Viewer, entity: Entity) -> bool:
    return viewer.role in CASE_ROLES and viewer.entity_id == entity.pk


def asks_for_help(viewer: Viewer, request: HelpRequest) -> bool:
    return viewer.role in CASE_ROLES and viewer.entity_id == request.entity_id


def helps(viewer: Viewer, request: HelpRequest) -> bool:
    return viewer.role in NATIONAL_CASE_ROLES


def asks_or_helps(viewer: Viewer, request: HelpRequest) -> bool:
    return asks_for_help(viewer, request) or helps(viewer, request)


MAY_REQUEST: Mapping[str, Callable[[Viewer, HelpRequest], bool]] = {
    "take_request": helps,
    "answer_request": helps,
    "ask_again": asks_for_help,
    "close_request": asks_or_helps,
}


def request_acts_for(viewer: Viewer, request: HelpRequest) -> list[str]:
    """What this viewer may do now with a request for help: the buttons of its page."""
    return [act for act in REQUEST.acts_in(request.state) if MAY_REQUEST[act](viewer, request)]
