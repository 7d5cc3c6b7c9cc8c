"""One-tap links: each opens one thing for one person, without a login."""
