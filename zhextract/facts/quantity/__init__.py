"""Quantities: stated amounts with their metric, whole and condition (facts.md §1)."""
