"""Coming in and going out: signing in, changing hats, language."""
