"""The door: all projects, examples, and the way into the walk."""

from filing.screen import frame

frame.show("app.py")
