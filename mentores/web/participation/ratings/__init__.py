"""What somebody says of a mentorship that has ended."""
