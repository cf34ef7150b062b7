"""What time bars: by a reference for everybody, and by a person's own calendar."""
