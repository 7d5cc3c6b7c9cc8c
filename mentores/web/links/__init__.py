"""One-tap links: each page opens one thing for one person, whoever is signed in."""
