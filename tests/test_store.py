"""The store: compare-and-set, history, owners, and what it says when it cannot write."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from filing.store import Conflict, NoSuchProject, Store, StoreTrouble

ME, OTHER = "me", "other"
ROOT = Path(__file__).parent.parent
URLS = ["sqlite", *filter(None, [os.environ.get("FILING_TEST_POSTGRES_URL")])]


@pytest.fixture(params=URLS, ids=lambda url: url.partition(":")[0])
def store(request, tmp_path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path}/t.db" if request.param == "sqlite" else request.param
    store = Store(url)
    yield store
    store.close()


@pytest.fixture
def opening() -> Iterator[Callable[[str], Store]]:
    """Opens stores that are closed when the test ends."""
    opened: list[Store] = []

    def opening(url: str) -> Store:
        opened.append(Store(url))
        return opened[-1]

    yield opening
    for one in opened:
        one.close()


@pytest.fixture
def pid(store) -> str:
    return store.create("项目", ME)


def test_an_answer_is_read_back_with_its_version(store, pid):
    assert store.put(pid, "scope.name", "甲", 0, ME) == 1
    assert store.put(pid, "scope.name", "乙", 1, ME) == 2
    cell = store.answers(pid, ME)["scope.name"]
    assert (cell.value, cell.version, cell.by) == ("乙", 2, ME)


def test_the_same_value_again_changes_nothing(store, pid):
    store.put(pid, "scope.name", "甲", 0, ME)
    before = store.revision(pid, ME)
    assert store.put(pid, "scope.name", "甲", 0, ME) == 1
    assert store.revision(pid, ME) == before


def test_an_edit_based_on_an_old_version_is_a_conflict(store, pid):
    store.put(pid, "scope.name", "先", 0, ME)
    with pytest.raises(Conflict) as caught:
        store.put(pid, "scope.name", "后", 0, ME)
    assert (caught.value.where, caught.value.theirs.value) == ("scope.name", "先")
    assert store.answers(pid, ME)["scope.name"].value == "先"


@pytest.mark.parametrize(
    "value", ["", None, [], False, 0, "a'b\"c;--", "👨‍👩‍👧", ["甲", "乙"]]
)
def test_any_plain_value_is_kept(store, pid, value):
    store.put(pid, "x", value, 0, ME)
    assert store.answers(pid, ME)["x"].value == value


def test_the_history_keeps_every_value(store, pid):
    for version, value in enumerate(["甲", "乙", ""]):
        store.put(pid, "scope.name", value, version, ME)
    assert [cell.value for cell in store.history(pid, "scope.name", ME)] == [
        "",
        "乙",
        "甲",
    ]


def test_a_revision_tells_what_changed_since(store, pid):
    store.put(pid, "a", "1", 0, ME)
    seen = store.revision(pid, ME)
    assert not store.changed_since(pid, "a", seen)
    store.put(pid, "b", "1", 0, ME)
    assert not store.changed_since(pid, "a", seen)
    assert store.changed_since(pid, "b", seen)


def test_a_value_that_once_was_is_remembered(store, pid):
    store.put(pid, "a", "旧", 0, ME)
    store.put(pid, "a", "新", 1, ME)
    assert store.was_ever(pid, "a", "旧") and store.was_ever(pid, "a", "")
    assert not store.was_ever(pid, "a", "别的")


def test_rows_added_by_two_people_are_both_kept(store, pid):
    store.change(pid, "g", lambda ids: [*(ids or []), "a"], ME)
    store.change(pid, "g", lambda ids: [*(ids or []), "b"], ME)
    assert store.answers(pid, ME)["g"].value == ["a", "b"]


def test_many_answers_are_saved_together(store, pid):
    store.put(pid, "a", "1", 0, ME)
    store.put_many(pid, {"a": "2", "b": "3"}, ME)
    cells = store.answers(pid, ME)
    assert (cells["a"].value, cells["a"].version, cells["b"].value) == ("2", 2, "3")


def test_a_copy_has_the_answers_and_a_history_of_its_own(store, pid):
    store.put(pid, "a", "1", 0, ME)
    store.put(pid, "a", "2", 1, ME)
    twin = store.copy(pid, ME, "副本")
    assert store.answers(twin, ME)["a"].value == "2"
    assert len(store.history(twin, "a", ME)) == 1
    store.put(twin, "a", "3", 1, ME)
    assert store.answers(pid, ME)["a"].value == "2"


def test_projects_are_listed_by_their_last_change(store):
    user = f"lister of {id(store)}"
    first, second = store.create("一", user), store.create("二", user)
    store.put(first, "a", "1", 0, user)
    assert [one.id for one in store.projects(user)] == [first, second]
    store.archive(first, user, True)
    assert [one.name for one in store.projects(user)] == ["二"]
    assert [one.name for one in store.projects(user, archived=True)] == ["一"]


def test_projects_that_share_an_answer_are_ones_own_and_not_archived(store):
    user = f"sharer of {id(store)}"
    mine = {"a": "甲", "b": "1"}
    first, old, last = (store.create(name, user, mine) for name in "一二三")
    store.create("四", user, {"a": "乙", "b": "甲"})
    store.create("五", OTHER, mine)
    store.archive(old, user, True)
    store.put(first, "b", "2", 1, user)
    listed = store.sharing("a", "甲", user, 10)
    assert [(one.id, revision) for one, revision in listed] == [
        (first, store.revision(first, user)),
        (last, store.revision(last, user)),
    ]
    assert len(store.sharing("a", "甲", user, 1)) == 1


def test_a_deleted_project_is_gone(store, pid):
    store.put(pid, "a", "1", 0, ME)
    store.delete(pid, ME)
    with pytest.raises(NoSuchProject):
        store.answers(pid, ME)


def test_a_project_can_be_renamed(store, pid):
    store.rename(pid, ME, "新名")
    assert store.project(pid, ME).name == "新名"


@pytest.mark.parametrize(
    "act",
    [
        lambda s, p: s.project(p, OTHER),
        lambda s, p: s.answers(p, OTHER),
        lambda s, p: s.put(p, "a", "1", 0, OTHER),
        lambda s, p: s.change(p, "a", lambda _: [], OTHER),
        lambda s, p: s.put_many(p, {"a": "1"}, OTHER),
        lambda s, p: s.revision(p, OTHER),
        lambda s, p: s.history(p, "a", OTHER),
        lambda s, p: s.rename(p, OTHER, "x"),
        lambda s, p: s.archive(p, OTHER, True),
        lambda s, p: s.copy(p, OTHER, "x"),
        lambda s, p: s.delete(p, OTHER),
    ],
)
def test_nobody_gets_at_another_persons_project(store, pid, act):
    with pytest.raises(NoSuchProject):
        act(store, pid)
    assert store.answers(pid, ME) == {}


def _together(count, act):
    threads = [threading.Thread(target=act, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_changes_from_many_threads_are_all_counted(store, pid):
    def count(_):
        for _ in range(25):
            store.change(pid, "n", lambda n: (n or 0) + 1, ME)

    _together(8, count)
    assert store.answers(pid, ME)["n"].value == 200


def test_of_two_first_answers_at_once_one_is_a_conflict(store, pid):
    for n in range(20):
        won, lost = [], []

        def put(value, n=n, won=won, lost=lost):
            try:
                won.append(store.put(pid, f"q{n}", str(value), 0, ME))
            except Conflict as conflict:
                lost.append(conflict.theirs.value)

        _together(2, put)
        assert len(won) == 1 and lost == [store.answers(pid, ME)[f"q{n}"].value]


def test_a_saved_answer_survives_a_kill(tmp_path, opening):
    url = f"sqlite:///{tmp_path}/k.db"
    pid = opening(url).create("项目", ME)
    script = (
        "import sys; from filing.store import Store\n"
        f"Store({url!r}).put({pid!r}, 'scope.name', '存上了', 0, 'me')\n"
        "print('saved', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline() == b"saved\n"
        process.send_signal(signal.SIGKILL)
    assert opening(url).answers(pid, ME)["scope.name"].value == "存上了"


def test_a_full_disk_is_told_and_nothing_is_half_saved(tmp_path, opening):
    store = opening(f"sqlite:///{tmp_path}/f.db")
    pid = store.create("项目", ME)
    store.put(pid, "a", "原来的", 0, ME)
    pages = [40]

    def limited(connection, *_):
        connection.execute(f"PRAGMA max_page_count={pages[0]}")

    event.listen(Pool, "checkout", limited)
    try:
        with pytest.raises(StoreTrouble, match="磁盘已满"):
            store.put(pid, "a", "长" * 3_000_000, 1, ME)
        assert store.answers(pid, ME)["a"].value == "原来的"
        pages[0] = 1_000_000
        assert store.put(pid, "a", "后来的", 1, ME) == 2
    finally:  # every pool of this process hears it, PostgreSQL's too
        event.remove(Pool, "checkout", limited)


def test_a_database_that_only_reads_says_so(tmp_path, opening):
    path = tmp_path / "r.db"
    pid = opening(f"sqlite:///{path}").create("项目", ME)
    store = opening(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert store.answers(pid, ME) == {}
    with pytest.raises(StoreTrouble, match="只能读"):
        store.put(pid, "a", "1", 0, ME)


def test_a_broken_file_is_told_and_left_alone(tmp_path, opening):
    path = tmp_path / "b.db"
    path.write_bytes(b"this is no database" * 500)
    with pytest.raises(StoreTrouble, match="损坏"):
        opening(f"sqlite:///{path}")
    assert path.read_bytes().startswith(b"this is no database")


def test_a_folder_that_is_not_there_is_told(tmp_path, opening):
    with pytest.raises(StoreTrouble, match="打不开"):
        opening(f"sqlite:///{tmp_path}/nowhere/x.db")


def test_pictures_belong_to_a_project_and_go_with_it(store, pid):
    store.keep(pid, "d1", b"one", ME)
    store.keep(pid, "d1", b"one", ME)
    copied = store.copy(pid, ME, "副本")
    assert store.pictures(pid, ME) == store.pictures(copied, ME) == {"d1": b"one"}
    store.delete(pid, ME)
    assert store.pictures(copied, ME) == {"d1": b"one"}
    with pytest.raises(NoSuchProject):
        store.pictures(pid, ME)


def test_nobody_else_sees_or_adds_pictures(store, pid):
    store.keep(pid, "d1", b"one", ME)
    with pytest.raises(NoSuchProject):
        store.pictures(pid, "别人")
    with pytest.raises(NoSuchProject):
        store.keep(pid, "d2", b"two", "别人")
    assert store.pictures(pid, ME) == {"d1": b"one"}


def test_a_project_begins_with_pictures(store):
    pid = store.create("项目", ME, {}, {"d1": b"one"})
    assert store.pictures(pid, ME) == {"d1": b"one"}


def test_a_version_keeps_the_answers_of_its_day(store, pid):
    store.put(pid, "scope.name", "甲", 0, ME)
    first = store.keep_version(pid, "首次导出", ME)
    store.put(pid, "scope.name", "乙", 1, ME)
    second = store.keep_version(pid, "第二次", ME)
    assert store.version(pid, first, ME) == {"scope.name": "甲"}
    assert store.version(pid, second, ME) == {"scope.name": "乙"}
    assert [(one.n, one.name, one.by) for one in store.versions(pid, ME)] == [
        (second, "第二次", ME),
        (first, "首次导出", ME),
    ]


def test_no_second_version_is_kept_while_nothing_changed(store, pid):
    store.put(pid, "scope.name", "甲", 0, ME)
    first = store.keep_version(pid, "导出", ME)
    assert store.keep_version(pid, "又导出", ME) == first
    assert len(store.versions(pid, ME)) == 1


def test_nobody_else_sees_a_version_and_it_goes_with_the_project(store, pid):
    n = store.keep_version(pid, "导出", ME)
    for ask in (
        lambda: store.versions(pid, "别人"),
        lambda: store.version(pid, n, "别人"),
        lambda: store.keep_version(pid, "x", "别人"),
    ):
        with pytest.raises(NoSuchProject):
            ask()
    other = store.create("另一个", ME)
    with pytest.raises(NoSuchProject):
        store.version(other, n, ME)
    store.delete(pid, ME)
    assert store.versions(other, ME) == []


def test_what_a_label_means_is_remembered_for_its_template_and_person(store):
    store.point("t1", "企业口号", "mechanism.intent", ME)
    store.point("t1", "备注", "scope.brief", ME)
    store.point("t1", "备注", "scope.reach", ME)
    assert store.pointed("t1", ME) == {
        "企业口号": "mechanism.intent",
        "备注": "scope.reach",
    }
    assert store.pointed("t2", ME) == store.pointed("t1", "别人") == {}
    store.point("t1", "备注", "", ME)
    assert store.pointed("t1", ME) == {"企业口号": "mechanism.intent"}
