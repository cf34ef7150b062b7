"""What a plan holds, before it is put into words."""
