"""Page 7 of the walk."""

from filing.screen import frame

frame.show("pages/7_governance.py")
