"""What must hold of the whole database after any race, asked in SQL."""

from django.db import connection

from mentores.admissions.lifecycle import OPEN

UNDECIDED = ", ".join(f"'{state}'" for state in OPEN)
RULES = {
    "no mentor has more places taken than there are": """
        SELECT mentor.id FROM participants_mentor mentor
        JOIN participants_place place ON place.mentor_id = mentor.id AND place.until IS NULL
        GROUP BY mentor.id, mentor.capacity HAVING COUNT(*) > mentor.capacity
    """,
    "a taken place is held by one open proposal or one open mentorship": """
        SELECT place.id FROM participants_place place
        LEFT JOIN matching_proposal proposal ON proposal.place_id = place.id AND proposal.state = 'open'
        LEFT JOIN mentorships_mentorshipmentor held ON held.place_id = place.id AND held.until IS NULL
        WHERE place.until IS NULL AND proposal.id IS NULL AND held.id IS NULL
    """,
    "an open mentorship or a yes of an open proposal holds a taken place": """
        SELECT place.id FROM participants_place place
        LEFT JOIN matching_proposal proposal ON proposal.place_id = place.id AND proposal.state = 'open'
        LEFT JOIN mentorships_mentorshipmentor held ON held.place_id = place.id AND held.until IS NULL
        WHERE place.until IS NOT NULL AND (proposal.id IS NOT NULL OR held.id IS NOT NULL)
    """,
    "a mentee has one open mentorship": """
        SELECT mentee_id FROM mentorships_mentorship
        WHERE state IN ('preparation', 'running', 'paused', 'closing') GROUP BY mentee_id HAVING COUNT(*) > 1
    """,
    "a mentee has one undecided proposal": """
        SELECT mentee_id FROM matching_proposal
        WHERE state IN ('suggested', 'open') GROUP BY mentee_id HAVING COUNT(*) > 1
    """,
    "an accepted proposal has opened a mentorship of the same two people": """
        SELECT proposal.id FROM matching_proposal proposal
        LEFT JOIN mentorships_mentorship mentorship
        ON mentorship.id = proposal.mentorship_id AND mentorship.mentee_id = proposal.mentee_id
        LEFT JOIN mentorships_mentorshipmentor held
        ON held.mentorship_id = mentorship.id AND held.mentor_id = proposal.mentor_id
        WHERE proposal.state = 'accepted' AND held.id IS NULL
    """,
    "the story of a proposal ends where the proposal is": """
        SELECT proposal.id FROM matching_proposal proposal JOIN matching_proposalmove move ON move.case_id = proposal.id
        WHERE move.id = (SELECT MAX(id) FROM matching_proposalmove last WHERE last.case_id = proposal.id)
        AND move.target <> proposal.state
    """,
    "who answers for an open application, mentor, mentee or mentorship is written down once": f"""
        SELECT public_id FROM (
            SELECT public_id, entity_id, 'application' AS kind FROM admissions_application
            WHERE state IN ({UNDECIDED}) AND entity_id IS NOT NULL
            UNION ALL SELECT public_id, entity_id, 'mentor' FROM participants_mentor WHERE state <> 'inactive'
            UNION ALL SELECT public_id, entity_id, 'mentee' FROM participants_mentee WHERE state <> 'done'
            UNION ALL SELECT public_id, entity_id, 'mentorship' FROM mentorships_mentorship WHERE ended_at IS NULL
        ) open_case
        WHERE NOT EXISTS (
            SELECT 1 FROM partners_charge charge WHERE charge.until IS NULL AND charge.kind = open_case.kind
            AND charge.subject = open_case.public_id AND charge.entity_id = open_case.entity_id
        )
    """,
    "nobody answers for a case that is over": f"""
        SELECT charge.id FROM partners_charge charge
        LEFT JOIN participants_mentee mentee ON charge.subject = mentee.public_id AND mentee.state <> 'done'
        LEFT JOIN participants_mentor mentor ON charge.subject = mentor.public_id AND mentor.state <> 'inactive'
        LEFT JOIN admissions_application application
        ON charge.subject = application.public_id AND application.state IN ({UNDECIDED})
        LEFT JOIN mentorships_mentorship mentorship
        ON charge.subject = mentorship.public_id AND mentorship.ended_at IS NULL
        WHERE charge.until IS NULL AND length(charge.subject) = 12
        AND COALESCE(mentee.id, mentor.id, application.id, mentorship.id) IS NULL
    """,
    "a mentorship starts once": """
        SELECT case_id FROM mentorships_mentorshipmove
        WHERE act = 'start_meeting' GROUP BY case_id HAVING COUNT(*) > 1
    """,
}


def broken() -> list[str]:
    """The rules that do not hold."""
    with connection.cursor() as cursor:
        return [rule for rule, query in RULES.items() if cursor.execute(query) and cursor.fetchall()]
