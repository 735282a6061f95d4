"""Page 2 of the walk."""

from filing.screen import frame

frame.show("pages/2_scope.py")
