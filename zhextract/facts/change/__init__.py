"""Changes: movements of a metric, and rates of movement (facts.md §2)."""
