"""Forms that the programme writes for itself: their questions, in versions that never change."""
