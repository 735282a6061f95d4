"""Documents as LibreOffice prints them."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


def office() -> str:
    """The program; the test is left out where there is none."""
    program = os.environ.get("FILING_SOFFICE") or shutil.which("soffice")
    if not program or not shutil.which("pdftotext"):
        pytest.skip("needs LibreOffice and pdftotext")
    return program


@cache
def in_office(package: bytes) -> list[str]:
    """The pages of a document as LibreOffice prints them, as text."""
    with TemporaryDirectory(prefix="word-") as folder:
        return _printed(office(), package, Path(folder))


def _printed(program: str, package: bytes, folder: Path) -> list[str]:
    source = folder / "made.docx"
    source.write_bytes(package)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
    ]
    subprocess.run([*command, source], check=True, capture_output=True, timeout=180)
    text = subprocess.run(
        ["pdftotext", "-layout", folder / "made.pdf", "-"],
        check=True,
        capture_output=True,
    ).stdout.decode()
    return text.split("\f")[:-1]


def misses(pages: list[str]) -> list[int]:
    """By how many pages each line of the contents is off, in printed pages."""
    lines = [[re.sub(r"\s", "", line) for line in page.splitlines()] for page in pages]
    listed = [
        re.fullmatch(r"(.+?)\.{3,}(\d+)", line) for page in lines for line in page
    ]
    return [
        _page_of(lines, told[1], int(told[2])) - int(told[2]) for told in listed if told
    ]


def _page_of(lines: list[list[str]], heading: str, told: int) -> int:
    """The page on which a heading stands; of several alike the nearest to `told`."""
    found = [
        number
        for number, page in enumerate(lines, 1)
        if any(_begins(heading, line) for line in page)
    ]
    return min(found, key=lambda number: abs(number - told))


def _begins(heading: str, line: str) -> bool:
    """Whether a line is a heading, or its first line where it is too long for one."""
    return heading == line or (len(line) > 20 and heading.startswith(line))
