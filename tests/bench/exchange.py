"""What goes out and comes back: templates filled, hostile files refused, answers returned."""

import time
import tracemalloc
from collections.abc import Iterator

from filing.documents import DOCUMENTS
from filing.dossier import written
from filing.gate import Kind, Refused, parts
from filing.intake import weighed
from filing.official import filled
from filing.project import Project
from filing.readback import edited
from filing.rules import review
from filing.word.labels import normal
from filing.workbook import Wanted, collected, collection
from tests.bench.timing import Row, median_ms
from tests.conftest import demo
from tests.hostile import HOSTILE
from tests.templates import ALL, WANTED

_MEGA = 1 << 20


def rows() -> list[Row]:
    """The table's lines on templates, hostile files, workbooks and edited documents."""
    project = demo("generation")
    return [*_templates(project), _hostile(), *_returned(demo("push"))]


def _templates(project: Project) -> Iterator[Row]:
    found = there = 0
    slowest = 0.0
    for name, made in ALL.items():
        wanted = {normal(label) for label in WANTED[name].split()}
        blank = made()
        there += len(wanted)
        found += len(
            wanted & {normal(one.label) for one in filled(blank, project).filled}
        )
        slowest = max(slowest, median_ms(lambda blank=blank: filled(blank, project), 3))  # type: ignore[misc]
    yield Row(
        f"labels found in {len(ALL)} blanks of the portal's shapes",
        f"{found} of {there}",
        f"{100 * found / there:.0f} %",
        "100 %",
    )
    yield Row("the slowest blank filled", f"{slowest:.0f} ms", "", "500 ms")


def _hostile() -> Row:
    refused, slowest, most = 0, 0.0, 0
    for file in HOSTILE.values():
        tracemalloc.start()
        start = time.perf_counter()
        try:
            parts(file, Kind.WORD)
        except Refused:
            refused += 1
        slowest = max(slowest, time.perf_counter() - start)
        most = max(most, tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return Row(
        "hostile files refused before anything reads them",
        f"{refused} of {len(HOSTILE)}",
        f"at most {most // _MEGA} MB of Python's memory, {slowest:.1f} s under trace",
        "all, 200 MB",
    )


def _returned(project: Project) -> Iterator[Row]:
    everything = Wanted(everything=True)
    book = collection(project, everything)
    changed = len(weighed(project, collected(book, project).given).proposals)
    out = median_ms(lambda: collection(project, everything), 3)
    back = median_ms(lambda: collected(book, project), 3)
    yield Row(
        "every question as a workbook: out, and read back untouched",
        f"{out:.0f} ms, {back:.0f} ms",
        f"{changed} answers changed on the way",
        "none changed",
    )
    files = [
        written(one, project, review(project)) for one in DOCUMENTS if not one.public
    ]
    changed = sum(len(weighed(project, edited(one).given).proposals) for one in files)
    back = median_ms(lambda: [edited(one) for one in files], 3)
    yield Row(
        f"all {len(files)} documents read back untouched",
        f"{back:.0f} ms",
        f"{changed} answers changed on the way",
        "none changed",
    )
