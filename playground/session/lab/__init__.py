"""The Bug lab: backward passes that are wrong on purpose. The engine knows nothing of it and stays right."""
