"""Page 10, beside the walk."""

from filing.screen import frame

frame.show("pages/10_versions.py")
