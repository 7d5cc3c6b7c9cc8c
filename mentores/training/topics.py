"""What a session is about: kinds of sessions, and for each kind the topics of its checklist.

The nine topics of a mentor's training are benchmark T2 of the Elements of Effective Practice for Mentoring.
"""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    MENTOR_TRAINING = "mentor_training", _("mentor training")
    MENTEE_ORIENTATION = "mentee_orientation", _("orientation for mentees")
    EXCHANGE = "exchange", _("exchange between mentors")
    INFORMATION = "information", _("information session")
    STAFF = "staff", _("training of the entities’ staff")


class Topic(models.TextChoices):
    RULES = "rules", _("the rules: how long, how often, what if somebody cannot come, how it ends")
    GOALS = "goals", _("goals and expectations")
    ROLES = "roles", _("what a mentor does and does not do")
    BEGINNING = "beginning", _("the first meetings")
    RELATIONSHIP = "relationship", _("building trust")
    SAFETY = "safety", _("respect, limits and safety")
    PEOPLE = "people", _("the people of the programme and their road here")
    HELP = "help", _("where to get help")
    CLOSING = "closing", _("ending well")
    CASES = "cases", _("cases from practice")
    PROGRAMME = "programme", _("what the programme is and what it is not")
    INTERVIEW = "interview", _("the interview")
    MATCHING = "matching", _("finding pairs")
    FOLLOWING = "following", _("accompanying pairs")
    PLATFORM = "platform", _("working with the platform")
    DATA = "data", _("protecting people’s data")


TOPICS: Mapping[str, tuple[Topic, ...]] = {
    Kind.MENTOR_TRAINING: (
        Topic.RULES,
        Topic.GOALS,
        Topic.ROLES,
        Topic.BEGINNING,
        Topic.RELATIONSHIP,
        Topic.SAFETY,
        Topic.PEOPLE,
        Topic.HELP,
        Topic.CLOSING,
    ),
    Kind.MENTEE_ORIENTATION: (
        Topic.RULES,
        Topic.GOALS,
        Topic.ROLES,
        Topic.BEGINNING,
        Topic.SAFETY,
        Topic.HELP,
        Topic.CLOSING,
    ),
    Kind.EXCHANGE: (Topic.CASES, Topic.RELATIONSHIP, Topic.SAFETY, Topic.PEOPLE, Topic.HELP, Topic.CLOSING),
    Kind.INFORMATION: (Topic.PROGRAMME, Topic.RULES, Topic.ROLES, Topic.DATA),
    Kind.STAFF: (
        Topic.PROGRAMME,
        Topic.INTERVIEW,
        Topic.MATCHING,
        Topic.FOLLOWING,
        Topic.SAFETY,
        Topic.PEOPLE,
        Topic.PLATFORM,
        Topic.DATA,
    ),
}


def labels_of(topics: list[str]) -> list[str | Promise]:
    """The words of a list of topics, in the order of the checklist."""
    return [topic.label for topic in Topic if topic in topics]
