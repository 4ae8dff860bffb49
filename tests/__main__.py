"""All checks of the project in one call: ``python tests``.

Style, types, the regression corpus, then the tests; every step runs, and the
exit code is 1 if any failed. Arguments go to pytest (``python tests -k rows``).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable

STEPS = (
    (PYTHON, "-m", "ruff", "check", "--quiet", "."),
    (PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."),
    (PYTHON, "-m", "mypy"),
    (PYTHON, "-m", "zhextract", "check", "--no-diff", "tests/corpus"),
    (PYTHON, "-m", "pytest", *sys.argv[1:]),
)


def main() -> int:
    """Run every step from the project's root; 1 if any of them failed."""
    failed = []
    for step in STEPS:
        name = " ".join(step[2:])
        print(f"== {name}", flush=True)
        if subprocess.run(step, cwd=ROOT, check=False).returncode:
            failed.append(name)
    for name in failed:
        print(f"FAILED: {name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
