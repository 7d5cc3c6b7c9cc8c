"""Lost second factors: asked for by one coordinator, agreed to by another person."""
