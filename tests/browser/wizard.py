"""The wizard as a process of its own, its database beside it, and how to wait for a page."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("FILING_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IDLE = (
    "[data-testid=stApp][data-test-script-state=notRunning]"
    "[data-test-connection-state=CONNECTED]"
)
expect.set_options(timeout=15_000)


class Wizard:
    """A server on a free port with a database of its own; may be killed and started again."""

    def __init__(
        self, folder: Path, script: str = "app.py", heartbeat: str = "2s"
    ) -> None:
        self.script, self.heartbeat = script, heartbeat
        self.database = folder / "filing.db"
        self.log = (folder / "server.log").open("ab")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Wizard":
        command = [sys.executable, "-m", "streamlit", "run", self.script]
        self.process = subprocess.Popen(
            [*command, "--server.port", str(self.port)],
            cwd=ROOT,
            stdout=self.log,
            stderr=self.log,
            env={
                **os.environ,
                "FILING_DB_URL": f"sqlite:///{self.database}",
                "FILING_HEARTBEAT": self.heartbeat,
            },
        )
        while not self._answers():
            assert self.process.poll() is None, "the server did not start"
        return self

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/_stcore/health", timeout=1) as reply:
                return bool(reply.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        """End the server as a power cut would."""
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def said(self) -> str:
        """What the server wrote to its log."""
        return Path(self.log.name).read_text("utf-8", "replace")

    def stored(self, pid: str, where: str) -> Any:
        """The stored answer, read by another process than the server."""
        with sqlite3.connect(self.database, timeout=10) as db:
            row = db.execute(
                "select value from answer where project = ? and address = ?",
                (pid, where),
            ).fetchone()
        db.close()
        return json.loads(row[0]) if row else None


def settled(page: Page) -> Page:
    """The page once its run has ended and nothing is left to load."""
    page.wait_for_selector(IDLE, timeout=30_000)
    page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")
    return page


def unfolded(page: Page, label: str) -> None:
    """Open a fold and wait until it stands still: a list in it closes when it moves."""
    page.get_by_text(label).click(delay=60)
    page.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    page.wait_for_function(
        "document.getAnimations().every(one => one.playState !== 'running')"
    )


def kept(wizard: Wizard, page: Page, pid: str, where: str, value: Any) -> None:
    """Wait until an answer is in the database; the page may go on working meanwhile."""
    page.wait_for_function("() => true")
    for _ in range(600):
        if wizard.stored(pid, where) == value:
            return
        page.evaluate("() => new Promise(done => requestAnimationFrame(done))")
    assert wizard.stored(pid, where) == value


def go(page: Page, wizard: Wizard, step: str, pid: str, more: str = "") -> Page:
    """Open a step of a project by its address."""
    page.goto(f"{wizard.url}/{step}?project={pid}{more}")
    return settled(page)
