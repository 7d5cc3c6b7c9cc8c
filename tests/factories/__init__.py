"""People, entities and cases for tests, made by the acts that make them in life; one module for each app."""
