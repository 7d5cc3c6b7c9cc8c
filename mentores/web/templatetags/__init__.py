"""Template tags of the doors."""
