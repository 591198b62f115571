"""Fixed formulations across dated texts: which there are, whose, since when, and how they change."""
