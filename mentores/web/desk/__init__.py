"""The desk of a partner entity."""
