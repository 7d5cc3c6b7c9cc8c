"""A person, with or without a login, and the national roles a person may hold."""
