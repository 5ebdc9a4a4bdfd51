"""Who is who: the actor knowledge base, and mentions resolved against it."""
