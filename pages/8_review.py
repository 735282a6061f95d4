"""Page 8 of the walk."""

from filing.screen import frame

frame.show("pages/8_review.py")
