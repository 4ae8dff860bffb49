"""Times: every date, period and time of day of a page (facts.md §5).

``scan_times`` finds and dates them, ``to_time`` makes the public value of one,
``find_published`` looks for the date of publication, ``parse_time`` reads a
single expression.
"""

from zhextract.facts.time.model import FoundTime, to_time
from zhextract.facts.time.parse import parse_time
from zhextract.facts.time.published import find_published
from zhextract.facts.time.scan import scan_times

__all__ = ["FoundTime", "find_published", "parse_time", "scan_times", "to_time"]
