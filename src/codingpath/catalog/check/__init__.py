"""What the loader asks of the data besides its shape, a file a kind of fault."""
