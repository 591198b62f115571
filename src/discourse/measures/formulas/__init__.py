"""Fixed formulations across dated texts: which, whose, since when, and how they change."""
