"""Tests mirror generator/; toybox.py has what they share, toy/ is the pack they play with."""
