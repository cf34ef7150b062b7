"""The parts behind the first page, a file each, with what they share."""
