"""Training at the desk: sessions and their people, and how mentors and mentees are prepared."""
