"""What a website prints around an article: where one is, print, share, next, copyright."""

from __future__ import annotations

import re
from functools import cache

_MOST = 80
"""Characters of the longest such line."""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?: 您?(?:当前|现在|目前)?(?:所在)?的?(?:当前)?位置\s?[：:] | (?:网站)?首页\s*[>›»] )
      | [^\s>。，]{2,12}(?:\s?[>›»]\s?[^\s>。，]{2,12}){2,}$
      | 【?\[?(?:打印|关闭|返回|收藏|分享)(?:本[页文]|窗口|顶部|首页|此文)?[】\]\s]
      | (?:返回顶部|关闭窗口|打印本[页文]|网站地图|联系我们|没有了|暂无)$
      | 上一[篇条页则]\s?[：:] | 下一[篇条页则]\s?[：:] | 分享[到至]\s?[：:]
      | (?:相关|延伸|推荐|往期|更多|热门|精彩)
        (?:阅读|链接|新闻|报道|推荐|回顾|文章|内容|精彩) \s?[：:>]?$
      | 版权所有 | 主办单位\s?[：:] | 承办单位\s?[：:] | [^。]{0,40}(?:ICP[备证]|公网安备)
      | (?:点击|扫描?|长按|识别)[^。]{0,8}(?:蓝字|二维码|阅读原文|关注|公众号) | 阅读原文$
      | 点个?[“"]?(?:在看|赞) | 附件\s?\d?\s?[：:] | 原创\s
        """,
        re.VERBOSE,
    )


@cache
def _source() -> re.Pattern[str]:
    return re.compile(
        "(?=.*(?:来源|发布|时间|日期|作者)).*"
        "(?:字体|字号|(?:浏览|阅读|点击|访问)(?:次数|量|数))\\s?[：:]"
    )


_COUNTERS = ("字体", "字号", "次数", "量：", "数：")
_SIGNS = "首位打关返收上下分相延推往更热精版主承备网点扫长识阅附原字浏访没暂联"


def is_website(text: str) -> bool:
    """Whether a line, folded and without spaces around it, is no part of what is told."""
    if len(text) > _MOST or "。" in text[:-1]:
        return False
    return any(sign in text for sign in _SIGNS) and _pattern().match(text) is not None


def is_source_line(text: str) -> bool:
    """Whether a line tells whence and when an article is, with the buttons of a website."""
    if len(text) > _MOST or not any(counter in text for counter in _COUNTERS):
        return False
    return _source().match(text) is not None
