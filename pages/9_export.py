"""Page 9 of the walk."""

from filing.screen import frame

frame.show("pages/9_export.py")
