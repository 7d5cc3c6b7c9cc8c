"""The application as a case: sent, given to an entity, decided."""
