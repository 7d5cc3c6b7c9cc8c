"""What the programme knows of oneself."""
