"""What can be typed: every command with its arguments, options, help and examples, one file a kind, imported when it is asked for."""
