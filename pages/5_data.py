"""Page 5 of the walk."""

from filing.screen import frame

frame.show("pages/5_data.py")
