"""I want to help, I want support: the two forms that begin everything."""
