"""The live page and a JSON API, served on this machine.

``create_app`` gives an ASGI application, ``serve`` runs it; see docs/design/report.md.
"""

from zhextract.web.app import create_app
from zhextract.web.limits import Limits
from zhextract.web.server import serve

__all__ = ["Limits", "create_app", "serve"]
