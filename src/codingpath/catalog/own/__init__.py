"""What an office keeps of its own: a data folder, where it is at home, entries that it adds."""
