"""Who takes part: profiles, mentors with their places, mentees."""
