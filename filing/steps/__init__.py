"""The steps of the walk: one file a step; its fields are its questions."""
