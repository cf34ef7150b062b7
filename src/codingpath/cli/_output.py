"""Where results go: a console for the screen, or a file that is never replaced unasked."""

from __future__ import annotations
