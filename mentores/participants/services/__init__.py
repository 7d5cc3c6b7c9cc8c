"""Acts on profiles, mentors and mentees."""
