"""How rows are called in a workbook, where a reference is chosen by name."""

from filing.project import Project, rows_by_id


def row_names(project: Project, group: str) -> dict[str, str]:
    """A name for each row that has one, by its id, so that each name means one row."""
    known: dict[str, str] = {}
    for row_id, row in rows_by_id(project, group).items():
        call(known, str(row), row_id)
    return {row_id: name for name, row_id in known.items()}


def call(known: dict[str, str], name: str, row_id: str) -> None:
    """Add a row to the ids by their names; a name that is taken gets a number."""
    plain = " ".join(name.split())
    if not plain:
        return
    name, number = plain, 1
    while known.get(name, row_id) != row_id:
        number += 1
        name = f"{plain}（第{number}个）"
    known[name] = row_id
