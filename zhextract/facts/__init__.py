"""Facts: times, quantities, changes, people and events, and what they share."""
