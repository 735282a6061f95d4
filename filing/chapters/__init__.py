"""Chapters that documents share: functions of a project that give blocks.

Our draft and, later, the official template take the same chapter, so they cannot differ.
"""
