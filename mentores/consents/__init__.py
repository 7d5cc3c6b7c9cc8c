"""What people were told, in which version and language, and what they agreed to."""
