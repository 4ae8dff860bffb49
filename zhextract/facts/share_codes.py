"""Codes of listed shares in brackets, which show that a firm stands before them."""

from __future__ import annotations

import re

SHARE_CODE = re.compile("（(?:[0-9]{4,6}(?:\\.[A-Z]{2})?|[A-Z]{2,6}[.:：][A-Z0-9]{1,6})）")
"""（600519）, （300750.SZ）, （00700.HK）, （NYSE：BABA）; folded text."""
