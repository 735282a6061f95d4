"""Page 4 of the walk."""

from filing.screen import frame

frame.show("pages/4_mechanism.py")
