"""One mentor and one mentee, accompanied for a time: meetings, pauses, an end."""
