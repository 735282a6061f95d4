"""What of the files that people send is let in."""

import tracemalloc

import pytest

from filing.gate import Kind, Refused, parts
from filing.word import STANDARD
from tests.hostile import HOSTILE, packed, sound


@pytest.mark.parametrize("file", HOSTILE.values(), ids=list(HOSTILE))
def test_what_must_not_come_in_is_refused_with_the_reason(file):
    with pytest.raises(Refused) as caught:
        parts(file, Kind.WORD)
    assert str(caught.value).endswith("。")
    assert any("一" <= sign <= "鿿" for sign in str(caught.value))


def test_a_document_is_let_in_part_by_part():
    assert parts(STANDARD.read_bytes(), Kind.WORD) == sound()


def test_a_document_is_no_workbook():
    with pytest.raises(Refused, match="Excel"):
        parts(STANDARD.read_bytes(), Kind.EXCEL)


def test_a_picture_of_a_document_does_not_stop_it():
    assert parts(packed({**sound(), "word/media/a.png": bytes(1000)}), Kind.WORD)


def test_a_bomb_is_not_unpacked():
    tracemalloc.start()
    with pytest.raises(Refused):
        parts(HOSTILE["bomb"], Kind.WORD)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 120 * 1024 * 1024
