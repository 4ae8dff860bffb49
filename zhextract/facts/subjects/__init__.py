"""Subjects: the place or organisation that the facts of a passage are about.

A clause names its subject at its start, before its verb or its metric: 全市…,
该所…, 华川新材报…. The nearest one named before a fact governs it, to the end
of its paragraph or list (facts.md §7); a person or a thing only as long as
nothing else comes first in a sentence. Who tells a statement is not its subject.
"""

from zhextract.facts.subjects.passage import Subjects

__all__ = ["Subjects"]
