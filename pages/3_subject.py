"""Page 3 of the walk."""

from filing.screen import frame

frame.show("pages/3_subject.py")
