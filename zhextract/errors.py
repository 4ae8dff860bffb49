"""The errors that zhextract raises; every one of them is a ``ZhextractError``.

Messages say what was wrong, where, and what to do about it. The text that is
being extracted never causes one: they are about arguments, files and rules.
"""


class ZhextractError(Exception):
    """Base of every error raised on purpose by zhextract."""


class ArgumentError(ZhextractError, ValueError):
    """An argument has a value that cannot be used (``published="soon"``)."""


class NumberError(ZhextractError, ValueError):
    """A string is not one written number."""


class TimeError(ZhextractError, ValueError):
    """A string is not one time expression."""


class DecodeError(ZhextractError, ValueError):
    """Bytes are in none of the known encodings; names the file and the byte."""


class InputError(ZhextractError, OSError):
    """A file cannot be read or written."""


class RuleError(ZhextractError, ValueError):
    """A rule or a lexicon is malformed; names the file and the line."""


class CorpusError(ZhextractError, ValueError):
    """A gold document is malformed; names the file and the line."""


class MissingExtraError(ZhextractError, ImportError):
    """An optional dependency is not installed; names the extra to install."""
