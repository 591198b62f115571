"""Measures: from layers and counts to numbers that carry their count, base and interval."""
