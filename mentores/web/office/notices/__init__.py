"""Every message of the platform, as people get it, in each language."""
