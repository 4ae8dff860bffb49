"""Lexicons, atoms and rules: the machinery that knows no fact type."""
