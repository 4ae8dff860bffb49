"""The arithmetic check: figures of one text that cannot all be true.

It works on a finished ``Document`` and its text, through the public API alone.
``auditor.py`` names the checks; each is a file of its own.
"""

from zhextract.auditing.auditor import audit
from zhextract.auditing.model import Audit, Finding, FindingKind

__all__ = ["Audit", "Finding", "FindingKind", "audit"]
