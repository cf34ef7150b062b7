"""What each command does that keeps what happened since a plan was made."""
