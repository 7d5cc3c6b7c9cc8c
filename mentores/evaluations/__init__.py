"""What both people say of their mentorship."""
