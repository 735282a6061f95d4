"""The command line, as a person who scripts would use it."""

from filing.command import main
from filing.documents import DOCUMENTS
from tests.conftest import DEMOS

PUSH, UNFINISHED = str(DEMOS / "push.json"), str(DEMOS / "unfinished.json")


def test_export_writes_word_files(tmp_path, capsys):
    assert main(["export", PUSH, "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out
    written = sorted((tmp_path / "out").glob("*.docx"))
    assert [path.stem for path in written] == sorted(one.title for one in DOCUMENTS)
    for path in written:
        assert str(path) in told
