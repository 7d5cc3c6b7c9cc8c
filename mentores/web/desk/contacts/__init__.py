"""Whom no message reached: the entity tells them another way."""
