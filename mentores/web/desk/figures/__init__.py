"""The entity's own numbers."""
