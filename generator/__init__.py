"""Turn an organisation's profile into a tailored social media handbook."""

__version__ = "0.1.0"
