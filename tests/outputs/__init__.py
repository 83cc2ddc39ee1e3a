"""Tests of generator/outputs; the sites they look at are made by tests/site_fixtures.py."""
