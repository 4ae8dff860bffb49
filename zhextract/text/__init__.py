"""Text before facts: decoding, folding, layout, sentences."""
