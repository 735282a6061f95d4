"""Page 1 of the walk."""

from filing.screen import frame

frame.show("pages/1_applicability.py")
