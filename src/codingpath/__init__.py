"""codingpath: a personal training roadmap into medical billing and coding."""

__version__ = "0.1.0"
