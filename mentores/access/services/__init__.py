"""The acts on how people come in."""
