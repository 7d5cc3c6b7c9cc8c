"""The gallery: every component in every state."""
