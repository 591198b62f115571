"""Codings: what people said the labels are, how far they agree, how well the toolkit does."""
