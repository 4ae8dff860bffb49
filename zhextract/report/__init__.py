"""Documents as one self-contained page for a browser.

>>> import io, zhextract
>>> from zhextract.report import Page, write_report
>>> text = "2022年总产值2072.89亿元，同比增长7.8%。"
>>> out = io.StringIO()
>>> write_report([Page(zhextract.extract(text), text)], out)
>>> out.getvalue().startswith("<!doctype html>")
True

See docs/design/report.md.
"""

from zhextract.report.extras import extras_of
from zhextract.report.page import Page, PageLanguage, live_page, live_policy, write_report

__all__ = ["Page", "PageLanguage", "extras_of", "live_page", "live_policy", "write_report"]
