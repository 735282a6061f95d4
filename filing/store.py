"""The database of drafts: every answer one versioned row, history kept, owners checked.

Alone knows SQLAlchemy. SQLite in WAL mode with full sync by default; any other URL that
SQLAlchemy understands, PostgreSQL first of all, works with the same statements.
"""

import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any, NamedTuple

import sqlalchemy as sql
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, IntegrityError

_meta = sql.MetaData()
_project = sql.Table(
    "project",
    _meta,
    sql.Column("id", sql.String(32), primary_key=True),
    sql.Column("name", sql.Text, nullable=False),
    sql.Column("owner", sql.String(200), nullable=False, index=True),
    sql.Column("created", sql.Float, nullable=False),
    sql.Column("changed", sql.Float, nullable=False),
    sql.Column("archived", sql.Boolean, nullable=False, default=False),
)
_answer = sql.Table(
    "answer",
    _meta,
    sql.Column("project", sql.String(32), primary_key=True),
    sql.Column("address", sql.String(200), primary_key=True),
    sql.Column("value", sql.Text, nullable=False),
    sql.Column("version", sql.Integer, nullable=False),
    sql.Column("by", sql.String(200), nullable=False),
    sql.Column("at", sql.Float, nullable=False),
)
_history = sql.Table(
    "history",
    _meta,
    sql.Column("n", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("project", sql.String(32), nullable=False),
    sql.Column("address", sql.String(200), nullable=False),
    sql.Column("value", sql.Text, nullable=False),
    sql.Column("version", sql.Integer, nullable=False),
    sql.Column("by", sql.String(200), nullable=False),
    sql.Column("at", sql.Float, nullable=False),
    sql.Index("history_of_answer", "project", "address", "n"),
    sqlite_autoincrement=True,
)
_NEWEST = sql.Index("history_of_project", _history.c.project, _history.c.n)
_picture = sql.Table(
    "picture",
    _meta,
    sql.Column("project", sql.String(32), primary_key=True),
    sql.Column("digest", sql.String(64), primary_key=True),
    sql.Column("content", sql.LargeBinary, nullable=False),
)
_REVISION = (
    sql.select(sql.func.coalesce(sql.func.max(_history.c.n), 0))
    .where(_history.c.project == _project.c.id)
    .scalar_subquery()
)
_version = sql.Table(
    "version",
    _meta,
    sql.Column("n", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("project", sql.String(32), nullable=False, index=True),
    sql.Column("name", sql.Text, nullable=False),
    sql.Column("by", sql.String(200), nullable=False),
    sql.Column("at", sql.Float, nullable=False),
    sql.Column("answers", sql.Text, nullable=False),
    sqlite_autoincrement=True,
)
_pointed = sql.Table(
    "pointed",
    _meta,
    sql.Column("owner", sql.String(200), primary_key=True),
    sql.Column("template", sql.String(64), primary_key=True),
    sql.Column("label", sql.String(200), primary_key=True),
    sql.Column("address", sql.String(200), nullable=False),
)
_BLANKS = ('""', "null", "[]")
_TROUBLES = (
    (
        ("full", "no space"),
        "磁盘已满，这次修改没有存上。请腾出空间后再改一下任意一项，会重新保存。",
    ),
    (
        ("readonly", "read-only", "permission"),
        "数据库只能读，不能写，这次修改没有存上。请检查数据文件的权限。",
    ),
    (("locked", "busy"), "数据库正忙，这次修改还没有存上，稍后会自动再试。"),
    (
        ("malformed", "not a database", "corrupt"),
        "数据文件损坏，读不出来。请不要覆盖它，先用备份或下载过的项目文件恢复。",
    ),
    (
        ("unable to open", "disk i/o"),
        "打不开数据文件。请检查磁盘和文件夹权限，页面上的内容还在，先不要关闭。",
    ),
)


class Cell(NamedTuple):
    """A stored answer: its plain value, its version, and who saved it when."""

    value: Any
    version: int
    by: str
    at: datetime


class Summary(NamedTuple):
    """A project as a list shows it."""

    id: str
    name: str
    created: datetime
    changed: datetime
    archived: bool


class Version(NamedTuple):
    """A state of a project that was kept: its number, its name, who kept it when."""

    n: int
    name: str
    by: str
    at: datetime


class Conflict(Exception):
    """Somebody else saved this answer since the version that the edit was based on."""

    def __init__(self, where: str, theirs: Cell) -> None:
        super().__init__(where)
        self.where = where
        self.theirs = theirs


class NoSuchProject(Exception):
    """There is no such project, or it is not this person's."""


class StoreTrouble(Exception):
    """The database cannot do it now; the message tells the person what to do."""


class Store:
    """All projects. Every call names the user and refuses other people's projects."""

    def __init__(self, url: str) -> None:
        options: dict[str, Any] = {}
        if url.startswith("sqlite"):
            options = {"connect_args": {"timeout": 10, "check_same_thread": False}}
        self._engine = sql.create_engine(url, **options)
        # SQLite lets one write at a time and has the others ask again and again; in one
        # process they queue.
        self._turn: AbstractContextManager[Any] = nullcontext()
        if self._engine.dialect.name == "sqlite":
            self._turn = threading.Lock()
            event.listen(self._engine, "connect", _set_up_sqlite)
            event.listen(self._engine, "begin", _begin_at_once)
        with _told():
            _meta.create_all(self._engine)
            _NEWEST.create(self._engine, checkfirst=True)  # a table made before it

    def close(self) -> None:
        """Let go of the database; the next call opens it again."""
        self._engine.dispose()

    def create(
        self,
        name: str,
        user: str,
        answers: Mapping[str, Any] | None = None,
        pictures: Mapping[str, bytes] | None = None,
    ) -> str:
        """A new project with these answers and pictures by their digest; gives its id."""
        pid = uuid.uuid4().hex[:12]
        now = time.time()
        with self._writing() as db:
            db.execute(
                _project.insert().values(
                    id=pid,
                    name=name,
                    owner=user,
                    created=now,
                    changed=now,
                    archived=False,
                )
            )
            self._fill(db, pid, answers or {}, user, now)
            for digest, content in (pictures or {}).items():
                _keep(db, pid, digest, content)
        return pid

    def project(self, pid: str, user: str) -> Summary:
        """One project as a list shows it."""
        with self._read() as db:
            return _summary(self._mine(db, pid, user))

    def projects(self, user: str, archived: bool = False) -> list[Summary]:
        """The projects of a user, the last changed first."""
        wanted = (
            sql.select(_project)
            .where(_project.c.owner == user, _project.c.archived == archived)
            .order_by(_project.c.changed.desc())
        )
        with self._read() as db:
            return [_summary(row) for row in db.execute(wanted)]

    def sharing(
        self, where: str, value: Any, user: str, most: int
    ) -> list[tuple[Summary, int]]:
        """At most so many projects of a user that give this answer, and their revisions.

        The last changed come first; archived ones are left out.
        """
        wanted = (
            sql.select(_project, _REVISION.label("revision"))
            .join(_answer, _answer.c.project == _project.c.id)
            .where(
                _project.c.owner == user,
                ~_project.c.archived,
                _answer.c.address == where,
                _answer.c.value == _dumped(value),
            )
            .order_by(_project.c.changed.desc())
            .limit(most)
        )
        with self._read() as db:
            return [(_summary(row), int(row.revision)) for row in db.execute(wanted)]

    def rename(self, pid: str, user: str, name: str) -> None:
        """Give a project another name."""
        self._update(pid, user, name=name)

    def archive(self, pid: str, user: str, archived: bool) -> None:
        """Put a project away, or take it back."""
        self._update(pid, user, archived=archived)

    def copy(self, pid: str, user: str, name: str) -> str:
        """A new project with the same answers; its history starts anew."""
        cells = self.answers(pid, user)
        answers = {where: cell.value for where, cell in cells.items()}
        return self.create(name, user, answers, self.pictures(pid, user))

    def delete(self, pid: str, user: str) -> None:
        """Take away a project with all its answers and history, for good."""
        with self._writing() as db:
            self._mine(db, pid, user)
            for table in (_answer, _history, _picture, _version):
                db.execute(table.delete().where(table.c.project == pid))
            db.execute(_project.delete().where(_project.c.id == pid))

    def answers(self, pid: str, user: str) -> dict[str, Cell]:
        """Every stored answer by address."""
        with self._read() as db:
            self._mine(db, pid, user)
            rows = db.execute(sql.select(_answer).where(_answer.c.project == pid))
            return {row.address: _cell(row) for row in rows}

    def put(self, pid: str, where: str, value: Any, base: int, user: str) -> int:
        """Save an answer if nobody did since version `base`; gives the version it has now.

        The same value again changes nothing. Raises Conflict with the other answer.
        """
        new = _dumped(value)
        try:
            with self._writing() as db:
                self._mine(db, pid, user)
                row = self._row(db, pid, where)
                if row is not None and row.value == new:
                    return int(row.version)
                version = int(row.version) if row is not None else 0
                if version != base:
                    raise Conflict(where, _cell(row) if row is not None else _none())
                self._save(db, pid, where, new, version + 1, user)
                return version + 1
        except (
            IntegrityError
        ):  # two first answers at once: the other one was there first
            raise Conflict(where, self.answers(pid, user)[where]) from None

    def change(self, pid: str, where: str, act: Callable[[Any], Any], user: str) -> Any:
        """Save what `act` makes of the stored value, whatever it is now; None if none."""
        with self._writing() as db:
            self._mine(db, pid, user, lock=True)
            row = self._row(db, pid, where)
            old = json.loads(row.value) if row is not None else None
            value = act(old)
            if row is None or _dumped(value) != row.value:
                version = int(row.version) + 1 if row is not None else 1
                self._save(db, pid, where, _dumped(value), version, user)
            return value

    def put_many(self, pid: str, answers: Mapping[str, Any], user: str) -> None:
        """Save all these answers or none, whatever is there; the history keeps the old."""
        with self._writing() as db:
            self._mine(db, pid, user, lock=True)
            for where, value in answers.items():
                row = self._row(db, pid, where)
                version = int(row.version) + 1 if row is not None else 1
                self._save(db, pid, where, _dumped(value), version, user)

    def revision(self, pid: str, user: str) -> int:
        """A number that grows with every change of this project's answers."""
        return self.standing(pid, user)[1]

    def standing(self, pid: str, user: str) -> tuple[Summary, int]:
        """One project as a list shows it, and its revision, in one look."""
        wanted = sql.select(_project, _REVISION.label("revision")).where(
            _project.c.id == pid, _project.c.owner == user
        )
        with self._read() as db:
            row = db.execute(wanted).first()
            if row is None:
                raise NoSuchProject(pid)
            return _summary(row), int(row.revision)

    def changes(self, pid: str, revision: int, user: str) -> dict[str, Cell]:
        """The answers saved after that revision, each as it is now."""
        later = (
            sql.select(_history)
            .where(_history.c.project == pid, _history.c.n > revision)
            .order_by(_history.c.n)
        )
        with self._read() as db:
            self._mine(db, pid, user)
            return {row.address: _cell(row) for row in db.execute(later)}

    def changed_since(self, pid: str, where: str, revision: int) -> bool:
        """Whether anybody saved this answer after that revision."""
        later = sql.select(_history.c.n).where(
            _history.c.project == pid,
            _history.c.address == where,
            _history.c.n > revision,
        )
        with self._read() as db:
            return db.execute(later.limit(1)).first() is not None

    def was_ever(self, pid: str, where: str, value: Any) -> bool:
        """Whether this answer once was this value; before the first it was blank."""
        text = _dumped(value)
        if text in _BLANKS:
            return True
        same = sql.select(_history.c.n).where(
            _history.c.project == pid,
            _history.c.address == where,
            _history.c.value == text,
        )
        with self._read() as db:
            return db.execute(same.limit(1)).first() is not None

    def history(self, pid: str, where: str, user: str) -> list[Cell]:
        """Every value this answer had, the newest first."""
        wanted = (
            sql.select(_history)
            .where(_history.c.project == pid, _history.c.address == where)
            .order_by(_history.c.n.desc())
        )
        with self._read() as db:
            self._mine(db, pid, user)
            return [_cell(row) for row in db.execute(wanted)]

    def keep_version(self, pid: str, name: str, user: str) -> int:
        """Keep the answers as they are now; gives the version's number.

        While nothing changed since the last version, that one stays the last.
        """
        with self._writing() as db:
            self._mine(db, pid, user, lock=True)
            rows = db.execute(sql.select(_answer).where(_answer.c.project == pid))
            now = {row.address: json.loads(row.value) for row in rows}
            text = _dumped(dict(sorted(now.items())))
            last = db.execute(
                sql.select(_version)
                .where(_version.c.project == pid)
                .order_by(_version.c.n.desc())
                .limit(1)
            ).first()
            if last is not None and last.answers == text:
                return int(last.n)
            kept = {"project": pid, "name": name, "by": user, "at": time.time()}
            made = db.execute(_version.insert().values(answers=text, **kept))
            key = made.inserted_primary_key
            assert key is not None
            return int(key[0])

    def versions(self, pid: str, user: str) -> list[Version]:
        """The versions of a project, the newest first."""
        columns = _version.c.n, _version.c.name, _version.c.by, _version.c.at
        wanted = (
            sql.select(*columns)
            .where(_version.c.project == pid)
            .order_by(_version.c.n.desc())
        )
        with self._read() as db:
            self._mine(db, pid, user)
            return [
                Version(row.n, row.name, row.by, _moment(row.at))
                for row in db.execute(wanted)
            ]

    def version(self, pid: str, n: int, user: str) -> dict[str, Any]:
        """The answers of a version, by address. Raises NoSuchProject if there is none."""
        wanted = sql.select(_version.c.answers).where(
            _version.c.project == pid, _version.c.n == n
        )
        with self._read() as db:
            self._mine(db, pid, user)
            row = db.execute(wanted).first()
        if row is None:
            raise NoSuchProject(pid)
        answers: dict[str, Any] = json.loads(row.answers)
        return answers

    def point(self, template: str, label: str, where: str, user: str) -> None:
        """Remember which answer this person means by a label of a template; '' forgets."""
        same = (
            _pointed.c.owner == user,
            _pointed.c.template == template,
            _pointed.c.label == label,
        )
        with self._writing() as db:
            db.execute(_pointed.delete().where(*same))
            if where:
                values = {"owner": user, "template": template, "label": label}
                db.execute(_pointed.insert().values(address=where, **values))

    def pointed(self, template: str, user: str) -> dict[str, str]:
        """Which answers this person means by the labels of a template."""
        wanted = sql.select(_pointed).where(
            _pointed.c.owner == user, _pointed.c.template == template
        )
        with self._read() as db:
            return {row.label: row.address for row in db.execute(wanted)}

    def keep(self, pid: str, digest: str, content: bytes, user: str) -> None:
        """Keep a picture under its digest; one that is there already stays."""
        with self._writing() as db:
            self._mine(db, pid, user, lock=True)
            same = _picture.c.project == pid, _picture.c.digest == digest
            if db.execute(sql.select(_picture.c.digest).where(*same)).first() is None:
                _keep(db, pid, digest, content)

    def pictures(self, pid: str, user: str) -> dict[str, bytes]:
        """The pictures of a project by their digest."""
        with self._read() as db:
            self._mine(db, pid, user)
            rows = db.execute(sql.select(_picture).where(_picture.c.project == pid))
            return {row.digest: bytes(row.content) for row in rows}

    # --- inside

    @contextmanager
    def _writing(self) -> Iterator[sql.Connection]:
        with _told(), self._turn, self._engine.begin() as db:
            yield db

    @contextmanager
    def _read(self) -> Iterator[sql.Connection]:
        with _told(), self._engine.connect() as db:
            yield db.execution_options(filing_reads=True)

    def _mine(
        self, db: sql.Connection, pid: str, user: str, lock: bool = False
    ) -> sql.Row[Any]:
        wanted = sql.select(_project).where(
            _project.c.id == pid, _project.c.owner == user
        )
        row = db.execute(wanted.with_for_update() if lock else wanted).first()
        if row is None:
            raise NoSuchProject(pid)
        return row

    def _row(self, db: sql.Connection, pid: str, where: str) -> sql.Row[Any] | None:
        wanted = sql.select(_answer).where(
            _answer.c.project == pid, _answer.c.address == where
        )
        return db.execute(wanted.with_for_update()).first()

    def _save(
        self,
        db: sql.Connection,
        pid: str,
        where: str,
        text: str,
        version: int,
        user: str,
    ) -> None:
        now = time.time()
        values = {"value": text, "version": version, "by": user, "at": now}
        if version == 1:
            db.execute(_answer.insert().values(project=pid, address=where, **values))
        else:
            db.execute(
                _answer.update()
                .where(_answer.c.project == pid, _answer.c.address == where)
                .values(**values)
            )
        db.execute(_history.insert().values(project=pid, address=where, **values))
        db.execute(_project.update().where(_project.c.id == pid).values(changed=now))

    def _fill(
        self,
        db: sql.Connection,
        pid: str,
        answers: Mapping[str, Any],
        user: str,
        now: float,
    ) -> None:
        rows = [
            {
                "project": pid,
                "address": where,
                "value": _dumped(value),
                "version": 1,
                "by": user,
                "at": now,
            }
            for where, value in answers.items()
        ]
        if rows:
            db.execute(_answer.insert(), rows)
            db.execute(_history.insert(), rows)

    def _update(self, pid: str, user: str, **values: Any) -> None:
        with self._writing() as db:
            self._mine(db, pid, user)
            db.execute(_project.update().where(_project.c.id == pid).values(**values))


def _keep(db: sql.Connection, pid: str, digest: str, content: bytes) -> None:
    db.execute(_picture.insert().values(project=pid, digest=digest, content=content))


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the database driver says into words for the person."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        said = str(error.orig).lower()
        for signs, words in _TROUBLES:
            if any(sign in said for sign in signs):
                raise StoreTrouble(words) from error
        raise StoreTrouble(
            "数据库出了问题，这次修改没有存上。页面上的内容还在，请稍后再试。"
        ) from error


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # we begin transactions ourselves
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_at_once(connection: sql.Connection) -> None:
    connection.exec_driver_sql(
        "BEGIN" if _only_reads(connection) else "BEGIN IMMEDIATE"
    )


def _only_reads(connection: sql.Connection) -> bool:
    return bool(connection.get_execution_options().get("filing_reads"))


def _summary(row: sql.Row[Any]) -> Summary:
    return Summary(
        row.id, row.name, _moment(row.created), _moment(row.changed), bool(row.archived)
    )


def _cell(row: sql.Row[Any]) -> Cell:
    return Cell(json.loads(row.value), int(row.version), row.by, _moment(row.at))


def _none() -> Cell:
    return Cell(None, 0, "", datetime.now(UTC))


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
