"""Pictures made for tests, and projects that have some."""

from io import BytesIO

from PIL import Image, ImageDraw

from filing.project import Project
from filing.screenshot import admitted, digest


def picture(
    size=(360, 640), colour="#DDEBF7", kind="PNG", mode="RGB", **saving
) -> bytes:
    """A picture of a page, as somebody would upload it."""
    drawn = Image.new(mode, size, colour)
    ImageDraw.Draw(drawn).rectangle((20, 20, size[0] - 20, 90), outline="black")
    stream = BytesIO()
    drawn.save(stream, kind, **saving)
    return stream.getvalue()


def with_shots(project: Project, *wheres: str) -> tuple[Project, dict[str, bytes]]:
    """The project with a screenshot at each of these answers, and the pictures."""
    pictures = {}
    for number, where in enumerate(wheres):
        kept = admitted(picture(size=(360 + 40 * number, 640)))
        name = digest(kept)
        pictures[name] = kept
        row = f"work.proofs.p{number}"
        project = project.add("work.proofs", f"p{number}")
        project = project.answer(f"{row}.at", where).answer(f"{row}.file", name)
        project = project.answer(f"{row}.caption", f"第{number + 1}张截图")
    return project, pictures
