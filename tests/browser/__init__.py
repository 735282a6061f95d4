"""Journeys through the wizard in a real browser."""
