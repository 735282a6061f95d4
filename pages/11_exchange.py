"""Page 11, beside the walk."""

from filing.screen import frame

frame.show("pages/11_exchange.py")
