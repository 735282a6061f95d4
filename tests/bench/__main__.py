"""`python -m tests.bench [--write]`: all measurements in one run; --write keeps the table."""

import os
import platform
import sys
from datetime import date

from tests.bench import dossier, exchange, finding, looking, serving, thinking, writing
from tests.bench.timing import table
from tests.conftest import ROOT

_HEAD = """# Measured

Printed by `bash test.sh --bench`, in one run, on {when}: {cores} cores, Python {python}.
Times are medians and swing by a third from run to run on a shared machine; ratios are steadier.

"""


def main() -> None:
    """Measure, print, and with --write keep docs/measured.md."""
    rows = []
    for part in (finding, thinking, writing, dossier, exchange, looking, serving):
        rows += part.rows()
        print(f"{part.__name__}: {len(rows)} rows so far", file=sys.stderr)
    text = table(rows)
    print(text)
    if "--write" in sys.argv:
        head = _HEAD.format(
            when=date.today().isoformat(),
            cores=os.cpu_count(),
            python=platform.python_version(),
        )
        (ROOT / "docs/measured.md").write_text(head + text + "\n", encoding="utf-8")


main()
