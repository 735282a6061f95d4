"""Page 6 of the walk."""

from filing.screen import frame

frame.show("pages/6_risk.py")
