"""拟公示内容: the public reads six answers and the company's name, and nothing else."""

import zipfile
from io import BytesIO

import pytest

from filing.block import Fact, Mark, Paragraph, Table, plain
from filing.documents import DOCUMENTS
from filing.documents.public_disclosure import public_disclosure
from filing.dossier import written
from filing.project import Project
from filing.rules import review
from filing.rules.secrets import PUBLISHED
from tests.conftest import demo

ALLOWED = {*PUBLISHED, "subject.company"}
STATES = ("push", "generation", "supporter", "ranking", "dispatch", "unfinished")


def told(project: Project) -> list[Fact | Mark]:
    texts = []
    for block in public_disclosure(project, ()):
        match block:
            case Table(rows=rows):
                texts += [cell for row in rows for cell in row]
            case Paragraph(text):
                texts.append(text)
    return [span for text in texts for span in text if isinstance(span, Fact | Mark)]


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_published_is_quoted(state):
    assert {span.where for span in told(demo(state))} <= ALLOWED


def test_the_rule_reads_every_answer_that_is_published(pushed):
    assert {span.where for span in told(pushed)} == ALLOWED


@pytest.mark.parametrize("state", STATES)
def test_no_private_answer_reaches_the_public(state):
    project = demo(state)
    text = plain(public_disclosure(project, ()))
    private = [
        project.subject.officer,
        project.subject.officer_phone,
        project.subject.officer_email,
        project.subject.legal_representative,
        project.subject.contact,
        project.mechanism.deployment,
        project.mechanism.hardware,
        *(party.contract for party in project.data.parties),
        *(model.agreement for model in project.mechanism.models),
    ]
    assert [one for one in private if one and one in text] == []


def test_what_is_still_being_made_is_not_published(pushed):
    text = plain(public_disclosure(pushed, ()))
    ahead = [f.name for f in pushed.scope.functions if f.status in ("开发中", "规划中")]
    assert ahead and [name for name in ahead if name in text] == []


def test_the_public_file_carries_nothing_but_what_it_shows(pushed):
    secret = pushed.subject.officer_phone
    for document in DOCUMENTS:
        package = zipfile.ZipFile(BytesIO(written(document, pushed, review(pushed))))
        held = any(
            secret in package.read(name).decode(errors="replace")
            for name in package.namelist()
        )
        assert held is not document.public


def test_the_full_stop_of_a_published_sentence_stays(pushed):
    table = next(b for b in public_disclosure(pushed, ()) if isinstance(b, Table))
    assert table.rows[1][1][0].text == pushed.mechanism.principle


def test_that_nothing_is_published_yet_is_not_published(pushed):
    without = pushed.answer("governance.publicity", "还没公示，准备和协议一起放")
    assert "还没公示" not in plain(public_disclosure(without, ()))
    assert pushed.governance.publicity[:20] in plain(public_disclosure(pushed, ()))
