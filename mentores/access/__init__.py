"""How people come in: codes, logins, passwords, second factors, and the places where somebody is signed in."""
