"""Training: sessions and who comes to them, hours, and who is prepared for a first match."""
